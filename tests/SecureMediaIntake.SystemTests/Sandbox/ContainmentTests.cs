using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.FunctionApp.Sandbox;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/design.md A28, F20: what a decoder that was taken over cannot do, and that without a sandbox no work is done.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ContainmentTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task The_self_test_finds_every_escape_closed_and_a_picture_coming_through()
    {
        await using var services = SandboxFixture.Build(NewScratch(), []);

        Assert.Equal(new SandboxReadiness.Ready(), await SandboxFixture.SelfTest(services).TestAsync(default));
    }

    [Fact]
    public async Task The_same_probes_outside_a_sandbox_report_an_escape()
    {
        // So that the test above can fail: bubblewrap with the same folders, but the network, the filter and the limits left out.
        using var folder = sandbox.Folders.Create(0);
        await File.WriteAllTextAsync(folder.OriginalPath, "x");
        var run = ScratchFolders.AddRun(folder);
        var sanitiser = Path.Combine(AppContext.BaseDirectory, "sanitiser");

        var start = new ProcessStartInfo("/usr/bin/bwrap") { RedirectStandardError = true };
        foreach (var word in (string[])["--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink",
            "usr/bin", "/bin", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/scratch", "--ro-bind", sanitiser, "/app", "--bind", folder.OriginalPath,
            "/in/original", "--bind", run, "/out", "--chdir", "/", "/app/SecureMediaIntake.Sanitiser", "self-test", "bubblewrap", "/nothing"])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();

        Assert.Equal(40, process.ExitCode);
    }

    [Fact]
    public async Task Without_bubblewrap_nothing_is_ready_and_no_file_is_opened()
    {
        await using var services = SandboxFixture.Build(NewScratch(), new() { ["Sandbox:Bubblewrap"] = "/usr/bin/no-such-program" });
        var readiness = Assert.IsType<SandboxReadiness.NotReady>(await SandboxFixture.SelfTest(services).TestAsync(default));
        Assert.Contains("bubblewrap-missing", readiness.Reason, StringComparison.Ordinal);

        services.GetRequiredService<SandboxState>().Set(readiness);
        using var folder = services.GetRequiredService<IScratchFolders>().Create(0);
        await Assert.ThrowsAsync<UnavailableException>(() => services.GetRequiredService<ISanitiser>()
            .SanitiseAsync(folder, new(MediaKind.Photo, SanitiserProfile.Image, null), new(), default));
    }

    [Fact]
    public async Task Without_the_sanitiser_nothing_is_ready()
    {
        await using var services = SandboxFixture.Build(NewScratch(), new() { ["Sandbox:SanitiserFolder"] = "/usr/share" });

        var readiness = Assert.IsType<SandboxReadiness.NotReady>(await SandboxFixture.SelfTest(services).TestAsync(default));

        Assert.Contains("sanitiser-missing", readiness.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_clock_runs_out_everything_in_the_sandbox_is_killed()
    {
        using var folder = sandbox.Folders.Create(0);
        File.Copy(await LongVideoAsync(), folder.OriginalPath);
        var run = ScratchFolders.AddRun(folder);

        var end = await sandbox.Sandbox.RunAsync(
            new(folder.Path, folder.OriginalPath, run, ["video", "mov"]), SandboxLimits.Video with { Clock = TimeSpan.FromSeconds(2) }, default);

        Assert.True(end.TimedOut);
        Assert.DoesNotContain(Processes.CommandLines(), line => line.Contains(run, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_has_stopped_working_is_ended_long_before_its_clock()
    {
        using var folder = sandbox.Folders.Create(0);
        File.Copy(await LongVideoAsync(), folder.OriginalPath);
        var run = ScratchFolders.AddRun(folder);

        var ending = sandbox.Sandbox.RunAsync(
            new(folder.Path, folder.OriginalPath, run, ["video", "mov"]), SandboxLimits.Video with { Stall = TimeSpan.FromSeconds(2) }, default);
        while (!ending.IsCompleted)
        {
            await Task.WhenAny(ending, Task.Delay(100));
            if (!File.Exists(Path.Combine(run, "started")))
            {
                continue;
            }

            // Again and again: what was just being started was not there to be stopped.
            Processes.StopBelow(line => line.Contains("bwrap", StringComparison.Ordinal) && line.Contains(run, StringComparison.Ordinal));
        }

        var end = await ending;
        Assert.False(end.IsDone);
        Assert.False(end.TimedOut);
        Assert.DoesNotContain(Processes.CommandLines(), line => line.Contains(run, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_ends_the_sandbox()
    {
        using var folder = sandbox.Folders.Create(0);
        File.Copy(await LongVideoAsync(), folder.OriginalPath);
        var run = ScratchFolders.AddRun(folder);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.Sandbox.RunAsync(
            new(folder.Path, folder.OriginalPath, run, ["video", "mov"]), SandboxLimits.Video, cancel.Token));

        Assert.DoesNotContain(Processes.CommandLines(), line => line.Contains(run, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("time")]
    [InlineData("file size")]
    public async Task A_limit_ends_the_run_as_failed_never_as_done(string limit)
    {
        using var folder = sandbox.Folders.Create(0);
        File.Copy(await LongVideoAsync(), folder.OriginalPath);
        var run = ScratchFolders.AddRun(folder);
        var limits = limit switch
        {
            // .NET without memory dies or waits for ever, as it happens.
            "memory" => SandboxLimits.Video with { DataBytes = 40L << 20, Stall = TimeSpan.FromSeconds(3) },
            "time" => SandboxLimits.Video with { CpuSeconds = 1 },
            _ => SandboxLimits.Video with { FileBytes = 4 << 20 },
        };

        var end = await sandbox.Sandbox.RunAsync(new(folder.Path, folder.OriginalPath, run, ["video", "mov"]), limits, default);

        Assert.False(end.IsDone);
        Assert.False(end.TimedOut);
        Assert.False(File.Exists(Path.Combine(run, "video.mp4")));
    }

    [Fact]
    public void The_scratch_in_memory_has_its_size()
    {
        var arguments = BubblewrapArguments.Of("bwrap", "/app", 0, new("/item", "/item/original", "/item/run", ["image"]), SandboxLimits.Image).ToList();

        Assert.Equal(["--size", "268435456", "--tmpfs", "/scratch"], arguments.SkipWhile(word => word != "--size").Take(4));
    }

    [Fact]
    public void What_a_killed_service_left_in_clear_is_wiped_at_the_next_start()
    {
        var scratch = NewScratch();
        using var services = SandboxFixture.Build(scratch, []);
        var folders = services.GetRequiredService<ScratchFolders>();
        folders.Prepare();
        var left = folders.Create(0);
        File.WriteAllText(left.OriginalPath, "clear");

        folders.Prepare();

        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch));
    }

    [Fact]
    public void A_scratch_folder_without_space_puts_the_work_back() =>
        Assert.Throws<UnavailableException>(() => sandbox.Folders.Create(long.MaxValue / 4));

    private string NewScratch() => Path.Combine(Path.GetDirectoryName(sandbox.Scratch)!, "scratch-" + OpaqueId.New());

    private async Task<string> LongVideoAsync()
    {
        var path = sandbox.Videos.PathOf("long-enough.mp4");
        if (!File.Exists(path))
        {
            await Tool.FfmpegAsync(
                "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30", "-t", "30", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", path);
        }

        return path;
    }
}
