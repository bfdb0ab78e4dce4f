using System.Net.Sockets;
using SecureMediaIntake.LocalWorld;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>However a world ends, nothing of it stays: no process, no port, no folder.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class WorldStopTests : IDisposable
{
    // Storage, sign-in, care record; and the scanner where it is installed.
    private const int LeastServers = 3;
    private const int MostServers = 4;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smi-world-");

    private string WorldFolder => Path.Combine(_folder.FullName, "world");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_stopped_world_leaves_no_process_no_port_and_no_folder()
    {
        var world = await World.StartAsync(new() { Folder = WorldFolder }, new Progress<string>(), CancellationToken.None);
        Uri[] addresses =
        [
            world.Storage.Account.BlobUri, world.Storage.Account.QueueUri, world.Storage.Account.TableUri, world.SignIn.Instance,
            world.CareRecord.Address, world.Vault.Address, world.Texts.Address, world.Identity.Endpoint,
        ];
        var running = Running.MentioningAsync(WorldFolder);
        await world.DisposeAsync();

        Assert.InRange((await running).Count, LeastServers, MostServers);
        Assert.Empty(await Running.MentioningAsync(WorldFolder));
        Assert.All(addresses, address => Assert.False(IsOpen(address)));
        Assert.False(Directory.Exists(WorldFolder));
    }

    [Fact]
    public async Task A_world_that_is_given_up_while_it_starts_leaves_no_process()
    {
        using var giveUp = new CancellationTokenSource();
        var progress = new FirstLine(giveUp);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => World.StartAsync(new() { Folder = WorldFolder }, progress, giveUp.Token));

        Assert.True(progress.Seen);
        Assert.Empty(await Running.MentioningAsync(WorldFolder));
    }

    [Fact]
    public async Task A_folder_without_a_function_app_is_refused_before_anything_starts()
    {
        var refused = await Assert.ThrowsAsync<WorldException>(
            () => World.StartAsync(new() { Folder = WorldFolder, ScriptRoot = _folder.FullName }, new Progress<string>(), CancellationToken.None));

        Assert.Contains("host.json", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(WorldFolder));
    }

    [Fact]
    public async Task SIGTERM_stops_dev_cleanly_and_it_exits_with_0()
    {
        using var dev = await StartDevAsync();
        var folder = dev.WorldFolder;

        await dev.SignalAsync("TERM");

        Assert.Equal(0, await dev.ExitCodeAsync());
        Assert.Empty(await Running.MentioningAsync(folder));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_killed_world_takes_its_servers_with_it()
    {
        using var dev = await StartDevAsync();
        var before = await Running.MentioningAsync(dev.WorldFolder);

        await dev.SignalAsync("KILL");
        await dev.ExitCodeAsync();

        Assert.InRange(before.Count, LeastServers, MostServers);
        await Running.NoneIsLeftAsync(before, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(0, "help")]
    [InlineData(2)]
    [InlineData(2, "develop")]
    [InlineData(2, "dev", "--port", "no-number")]
    [InlineData(2, "dev", "--unknown")]
    public async Task A_command_line_that_makes_no_sense_gets_help_and_exit_code_2(int expected, params string[] arguments)
    {
        using var program = DevProcess.Start(arguments);

        Assert.Equal(expected, await program.ExitCodeAsync());
        Assert.Contains("dev", program.Output, StringComparison.Ordinal);
    }

    private static async Task<DevProcess> StartDevAsync()
    {
        var dev = DevProcess.Start("dev", "--without-app");
        await dev.IsUpAsync();
        return dev;
    }

    private static bool IsOpen(Uri address)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Gives up as soon as the first part is ready, while the others start.</summary>
    private sealed class FirstLine(CancellationTokenSource giveUp) : IProgress<string>
    {
        public bool Seen { get; private set; }

        public void Report(string value)
        {
            Seen = true;
            giveUp.Cancel();
        }
    }
}
