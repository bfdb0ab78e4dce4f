using System.Diagnostics;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/design.md A28, docs/sanitising.md: a hostile program in the Sanitiser's place tries to get out, behind both kinds of walls and without any.</summary>
[Collection(SandboxCollection.Name)]
public sealed class EscapeTests(SandboxFixture sandbox)
{
    /// <summary>What docs/sanitising.md states.</summary>
    private const int Tried = 74;

    private const int Killed = 128 + 9;

    private static readonly SandboxLimits Small = SandboxLimits.Image with { FileBytes = 8L << 20 };

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock")]
    public async Task Of_all_escapes_none_succeeds(string kind)
    {
        await using var world = new EscapeWorld(sandbox, kind);

        var end = await world.RunAsync(Small, world.TryAll);

        Assert.True(end.IsDone, $"Exit code {end.ExitCode}.");
        var report = await File.ReadAllLinesAsync(Path.Combine(world.Out, "escapes.txt"));
        Assert.Equal(Tried, report.Length);
        Assert.DoesNotContain(report, line => !line.EndsWith(" held", StringComparison.Ordinal));
        Assert.Equal("original", await File.ReadAllTextAsync(world.Item.OriginalPath));
    }

    [Fact]
    public async Task Without_walls_nearly_all_of_them_succeed()
    {
        await using var world = new EscapeWorld(sandbox, "landlock");
        using var places = new LandlockPlaces(world.Run());
        using var careless = world.Careless();
        var start = new ProcessStartInfo(Path.Combine(EscapeWorld.Program, "SecureMediaIntake.Sanitiser")) { WorkingDirectory = places.Root };
        start.Environment["SECRET"] = "another-patient";
        foreach (var word in world.TryAll)
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();

        var report = await File.ReadAllLinesAsync(Path.Combine(world.Out, "escapes.txt"));
        var held = report.Where(line => line.EndsWith(" held", StringComparison.Ordinal)).ToList();

        // Root is let through everywhere; a plain user is refused what belongs to root, walls or not.
        Assert.True(held.Count <= (Posix.IsRoot ? 6 : 35), string.Join('\n', held));
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock")]
    public async Task Whoever_stays_behind_in_a_session_of_its_own_ends_with_the_run(string kind)
    {
        await using var world = new EscapeWorld(sandbox, kind);

        var end = await world.RunAsync(Small, "outlive");

        Assert.True(end.IsDone, $"Exit code {end.ExitCode}.");
        Assert.True(File.Exists(Path.Combine(world.Out, "stays")));
        Assert.DoesNotContain(Processes.CommandLines(), line => line.EndsWith("SecureMediaIntake.Sanitiser\0stay\0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock")]
    public async Task Burning_the_processor_ends_at_the_limit(string kind)
    {
        await using var world = new EscapeWorld(sandbox, kind);

        var end = await world.RunAsync(Small with { CpuSeconds = 1 }, "burn");

        Assert.Equal((Killed, false), (end.ExitCode, end.TimedOut));
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock")]
    public async Task Filling_the_disk_file_by_file_is_ended(string kind)
    {
        await using var world = new EscapeWorld(sandbox, kind);

        var end = await world.RunAsync(Small, "fill-disk");

        Assert.Equal((Killed, false), (end.ExitCode, end.TimedOut));
    }

    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("landlock")]
    public async Task Filling_the_memory_with_many_processes_is_ended(string kind)
    {
        await using var world = new EscapeWorld(sandbox, kind);

        var end = await world.RunAsync(Small, "fill-memory");

        Assert.Equal((Killed, false), (end.ExitCode, end.TimedOut));
    }
}
