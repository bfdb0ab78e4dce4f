using System.Diagnostics;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>One life of the handler.</summary>
internal sealed class HandlerProcess : IDisposable
{
    private static readonly TimeSpan LastLines = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Process _process;
    private readonly CancellationTokenSource _exit = new();
    private readonly Task _output;
    private bool _disposed;

    private HandlerProcess(Process process, HostLog log)
    {
        _process = process;
        Id = process.Id;
        process.StandardInput.Close();
        _output = Task.WhenAll(CopyAsync(process.StandardOutput, log.HandlerOutput), CopyAsync(process.StandardError, log.HandlerError));
        ExitToken = _exit.Token;
        Exited = WaitAsync();
    }

    public int Id { get; }

    /// <summary>Completes with the exit code; 128 + 9 = 137 after SIGKILL.</summary>
    public Task<int> Exited { get; }

    /// <summary>Cancelled when the process has ended.</summary>
    public CancellationToken ExitToken { get; }

    /// <summary>Set before a kill that is not the handler's fault: it is then not counted as a crash.</summary>
    public bool KilledAfterTimeout { get; set; }

    public static async Task<HandlerProcess> StartAsync(LastingThread parent, ProcessStartInfo start, HostLog log) =>
        new(await parent.RunAsync(() => Process.Start(start)!), log);

    /// <summary>SIGKILL to this process alone: what it started must look after itself, as under the real host.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            // Two timeouts at once both kill; the second may find it gone and replaced.
            if (!_disposed)
            {
                _process.Kill();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _process.Dispose();
        }

        _exit.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        await _exit.CancelAsync();

        // The last lines say why it ended. A grandchild can hold the pipe open for ever, so only a moment.
        await Task.WhenAny(_output, Task.Delay(LastLines));
        return _process.ExitCode;
    }

    private static async Task CopyAsync(StreamReader lines, Action<string> write)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            write(line);
        }
    }
}
