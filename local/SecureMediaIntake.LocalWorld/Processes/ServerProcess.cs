using System.Diagnostics;
using System.Net.Sockets;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>A server of the world in a process of its own: started, waited for until healthy, stopped with all that it started.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>How long a server may take to be healthy: 2 s alone on two cores, 30 s were seen beside builds and other tests.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    /// <summary>How long a server has to stop by itself.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    /// <summary>Pause between two looks at a starting server: short against its start, long against the cost of a look.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Lines of a log that an error message repeats.</summary>
    private const int TailLines = 12;

    // Never disposed: Linux kills the children when the thread that started them ends (prctl(2), PR_SET_PDEATHSIG).
    private static readonly LastingThread Parent = new();

    private readonly ServerStart _start;
    private readonly Process _process;
    private readonly Task _output;
    private readonly long _logBefore;
    private bool _stopping;

    private ServerProcess(ServerStart start, Process process)
    {
        _start = start;
        _process = process;
        Id = process.Id;

        // An earlier attempt may have written to it.
        _logBefore = File.Exists(start.LogFile) ? new FileInfo(start.LogFile).Length : 0;
        process.StandardInput.Close();
        _output = CopyOutputAsync();
        Ended = process.WaitForExitAsync(CancellationToken.None);
    }

    public string Name => _start.Name;

    public int Id { get; }

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Ended { get; }

    /// <summary>Completes when the process has ended although nobody stopped it.</summary>
    public async Task<string> DiedAsync()
    {
        await Ended;
        return _stopping
            ? await new TaskCompletionSource<string>().Task
            : $"The {Name} server has ended. {Tail()}";
    }

    /// <returns>The healthy server.</returns>
    /// <exception cref="WorldException">It ended, or was not healthy in time; says so with the last lines of its log.</exception>
    /// <exception cref="PortTakenException">It ended because somebody else took its port: try again with another.</exception>
    public static async Task<ServerProcess> StartAsync(ServerStart start, CancellationToken cancellation)
    {
        var server = new ServerProcess(start, await Parent.RunAsync(() => Process.Start(ServerCommand.Describe(start))!));
        try
        {
            await server.WaitUntilHealthyAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A second signal could reach a stranger that got the number meanwhile.
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        Signals.SendToGroup(Id, Signals.Terminate);
        try
        {
            await Ended.WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            // Ended below, with what a server that stopped nicely has left behind in its group.
        }

        Signals.SendToGroup(Id, Signals.Kill);
        await Ended;
        await _output;
        _process.Dispose();
    }

    private async Task WaitUntilHealthyAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);

        // The two are watched at once: a look can hang for long when another program has the port.
        var healthy = LookUntilHealthyAsync(limit.Token);
        if (await Task.WhenAny(healthy, Ended) == Ended)
        {
            await limit.CancelAsync();
            await healthy.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _output;
            throw PortTakenException.IsSaidIn(Log())
                ? new PortTakenException(Name)
                : new WorldException($"The {Name} server ended at its start. {Tail()}");
        }

        try
        {
            await healthy;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new WorldException($"The {Name} server was not ready within {StartLimit.TotalSeconds:0} s. {Tail()}");
        }
    }

    private async Task LookUntilHealthyAsync(CancellationToken cancellation)
    {
        while (!await IsHealthyAsync(cancellation))
        {
            await Task.Delay(LookAgain, cancellation);
        }
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        try
        {
            return await _start.IsHealthy(cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException)
        {
            return false;
        }
    }

    private async Task CopyOutputAsync()
    {
        await using var log = new StreamWriter(PrivateFiles.Append(_start.LogFile)) { AutoFlush = true };
        var lines = TextWriter.Synchronized(log);
        await Task.WhenAll(CopyAsync(_process.StandardOutput, lines), CopyAsync(_process.StandardError, lines));
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync(line);
        }
    }

    private string Tail() =>
        $"Its log ({_start.LogFile}) ends:{Environment.NewLine}{string.Join(Environment.NewLine, Log().Split('\n').TakeLast(TailLines))}";

    private string Log()
    {
        if (!File.Exists(_start.LogFile))
        {
            return "";
        }

        using var file = new FileStream(_start.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _logBefore;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
