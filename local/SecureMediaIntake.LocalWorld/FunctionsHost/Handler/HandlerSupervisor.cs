using System.ComponentModel;
using System.Globalization;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Handler;

/// <summary>
/// Keeps one handler alive by the rules of functions-contract section 7: exit 0 is the end, 200 asks for a restart and is never counted,
/// any other code (137 after SIGKILL too) is a crash, and the third crash in a chain stops the host.
/// </summary>
internal sealed class HandlerSupervisor : IAsyncDisposable
{
    private const int ExitWithoutReturn = 0;
    private const int ExitForRestart = 200;

    private readonly PublishedFolder _folder;
    private readonly Settings _settings;
    private readonly HostTimes _times;
    private readonly HostLog _log;
    private readonly TimeProvider _clock;
    private readonly CrashChain _crashes;
    private readonly HttpMessageInvoker _ping = new(LoopbackSockets.Create(followRedirects: false));
    private readonly TaskCompletionSource _gaveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _port;
    private volatile TaskCompletionSource _ready = NewGate();
    private volatile HandlerProcess? _current;
    private volatile bool _stopping;
    private LastingThread? _parent;
    private Task _life = Task.CompletedTask;

    public HandlerSupervisor(PublishedFolder folder, Settings settings, HostTimes times, HostLog log, TimeProvider clock)
    {
        (_folder, _settings, _times, _log, _clock) = (folder, settings, times, log, clock);
        _crashes = new(times.CrashWindow);
        _port = folder.Host.Handler.Port ?? FreePort.Find();
        Address = new($"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Where the handler listens; the same after each restart.</summary>
    public Uri Address { get; }

    public int? ProcessId => _current?.Id;

    /// <summary>Completes when the third crash has ended it.</summary>
    public Task GaveUp => _gaveUp.Task;

    /// <exception cref="FunctionsHostException">It never answered; the message holds its last lines.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _parent = new();
        _life = LiveAsync(_parent);
        await WaitUntilReadyAsync(cancellation);
    }

    /// <summary>Waits through a start or restart.</summary>
    /// <exception cref="FunctionsHostException">There is no handler and there will be none.</exception>
    public Task WaitUntilReadyAsync(CancellationToken cancellation) => _ready.Task.WaitAsync(cancellation);

    /// <summary>Waits until the handler with process id <paramref name="lost"/> has ended and the next one answers.</summary>
    /// <exception cref="FunctionsHostException">There is none and there will be none.</exception>
    public async Task WaitForNextAsync(int? lost, CancellationToken cancellation)
    {
        // Its connections break a moment before the system tells of its end.
        if (_current is { } process && process.Id == lost)
        {
            await process.Exited.WaitAsync(cancellation);
        }

        await WaitUntilReadyAsync(cancellation);
    }

    public async Task KillAsync()
    {
        if (_current is { } process)
        {
            process.Kill();
            await process.Exited;
        }
    }

    /// <summary>Kills whichever handler runs now: an invocation that hangs inside the host has no process of its own to blame.</summary>
    public async Task KillAfterTimeoutAsync()
    {
        if (_current is { } process)
        {
            process.KilledAfterTimeout = true;
            process.Kill();
            await process.Exited;
        }
    }

    public async Task StopAsync()
    {
        _stopping = true;
        await KillAsync();
        await _life;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _parent?.Dispose();
        _ping.Dispose();
    }

    private static TaskCompletionSource NewGate()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Nobody may be waiting when it fails.
        _ = gate.Task.ContinueWith(
            done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return gate;
    }

    private async Task LiveAsync(LastingThread parent)
    {
        try
        {
            while (!_stopping && await LiveOnceAsync(parent))
            {
                // One life after the other.
            }
        }
        catch (Win32Exception e)
        {
            Close($"The handler could not even be started ({e.Message}); the host stops.");
            _gaveUp.TrySetResult();
            return;
        }

        Close("The host has stopped.");
    }

    /// <returns>Whether another life follows.</returns>
    private async Task<bool> LiveOnceAsync(LastingThread parent)
    {
        using var process = await HandlerProcess.StartAsync(parent, HandlerStart.Describe(_folder, _settings, _port), _log);
        _current = process;

        // At the very exit, not when the last lines are read: a caller that has seen the kill must wait for the next start.
        await using var closing = process.ExitToken.Register(Reopen);
        if (_stopping)
        {
            process.Kill();
        }

        _log.Host($"Handler started: process {process.Id}, port {_port}");
        if (await AnswersAsync(process))
        {
            _ready.TrySetResult();
            if (process.ExitToken.IsCancellationRequested)
            {
                // It answered and was gone.
                Reopen();
            }
        }
        else
        {
            process.Kill();
        }

        var exitCode = await process.Exited;
        _current = null;
        return GoesOn(process, exitCode);
    }

    private bool GoesOn(HandlerProcess process, int exitCode)
    {
        _log.Host($"Handler {process.Id} ended with exit code {exitCode}{(process.KilledAfterTimeout ? " (killed after a timeout)" : "")}");
        if (_stopping)
        {
            return false;
        }

        if (process.KilledAfterTimeout || exitCode is ExitForRestart)
        {
            return true;
        }

        if (exitCode is ExitWithoutReturn)
        {
            Close("The handler ended with exit code 0; the host does not restart it, and every later invocation fails.");
            return false;
        }

        if (_crashes.Add(_clock.GetUtcNow()))
        {
            Close($"The handler crashed for the third time (exit code {exitCode}); the host stops.");
            _gaveUp.TrySetResult();
            return false;
        }

        return true;
    }

    private void Reopen()
    {
        if (_ready.Task.IsCompleted)
        {
            _ready = NewGate();
        }
    }

    // The first reason stands: a stop that follows says nothing new.
    private void Close(string reason)
    {
        if (_ready.Task.IsFaulted)
        {
            return;
        }

        Reopen();
        _log.Host(reason);
        _ready.TrySetException(new FunctionsHostException($"{reason} Its last lines ({_log.Path}):\n{_log.Tail}"));
    }

    private async Task<bool> AnswersAsync(HandlerProcess process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(process.ExitToken);
        patience.CancelAfter(_times.InitializationTimeout ?? _folder.Host.Handler.InitializationTimeout);
        try
        {
            while (true)
            {
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, Address);
                    using var answer = await _ping.SendAsync(request, patience.Token);
                    return true;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(_times.Ping, _clock, patience.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
