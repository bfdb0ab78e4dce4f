using SecureMediaIntake.LocalWorld.FunctionsHost.Front;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;
using SecureMediaIntake.LocalWorld.FunctionsHost.Queues;
using SecureMediaIntake.LocalWorld.FunctionsHost.Timers;
using SecureMediaIntake.LocalWorld.FunctionsHost.Triggers;

namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>
/// A stand-in for the Azure Functions host: runs a published folder with a custom handler by the rules of the functions contract, the
/// harsh ones too. A reply that would hang, fail or kill there does so here.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private readonly HandlerSupervisor _handler;
    private readonly PublicFront _front;
    private readonly TriggerInvoker _invoker;
    private readonly QueueAccount _account;
    private readonly InvocationLog _invocations;
    private readonly HostLog _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<HostEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _stopping = new(1, 1);
    private readonly List<TimerListener> _timers;
    private readonly List<QueueListener> _queues;
    private Task _listening = Task.CompletedTask;
    private Task _watching = Task.CompletedTask;
    private bool _disposed;

    private FunctionsHost(PublishedFolder folder, Settings settings, FunctionsHostOptions options, TimeProvider clock)
    {
        _log = HostLog.Open(options.LogFile, clock);
        _invocations = new(clock);
        _handler = new(folder, settings, options.Times, _log, clock);
        _front = new(folder, settings, options, _handler, _invocations, clock);
        _invoker = new(_handler, _log, folder.Host.FunctionTimeout, clock);
        _account = new(options.StorageConnectionString, options.StorageAuthority);
        var timerFolder = options.TimerFolder ?? Path.Combine(Path.GetDirectoryName(_log.Path)!, "timers");
        _timers = [.. folder.Functions.OfType<FunctionDefinition.Timer>().Select(function =>
            new TimerListener(function, new(timerFolder, function.Name), _invoker, _invocations, clock))];
        _queues = [.. folder.Functions.OfType<FunctionDefinition.Queue>().Select(function =>
        {
            var (queue, settings) = (_account.Open(function.QueueName), folder.Host.Queues);
            var poison = PoisonQueue.Of(function.QueueName, _account);
            var run = new MessageRun(
                function, queue, poison, settings, options.Times.Lease, _invoker, _invocations, _log, clock);
            return new QueueListener(function.Name, queue, settings, options.Times.Lease, run, _log, clock);
        })];
    }

    /// <summary>Where browsers and other systems reach the app: https://localhost and the port.</summary>
    public Uri PublicAddress { get; private set; } = new("https://localhost");

    /// <summary>The process id of the handler; null between two lives.</summary>
    public int? HandlerProcessId => _handler.ProcessId;

    /// <summary>All invocations in the order of starting (the latest 20,000).</summary>
    public IReadOnlyList<Invocation> Invocations => _invocations.All;

    /// <summary>Completes when the host has stopped, and says why.</summary>
    public Task<HostEnd> Ended => _ended.Task;

    /// <summary>Starts handler, public address and triggers, in this order, and returns when all are up.</summary>
    /// <exception cref="FunctionsHostException">The folder is refused, or the handler does not come up: the message says why.</exception>
    public static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellation)
    {
        var settings = new Settings(options.Environment);
        var folder = Shortened(PublishedFolder.Read(options.ScriptRoot, settings), options.Times);
        var host = new FunctionsHost(folder, settings, options, TimeProvider.System);
        try
        {
            await host.BeginAsync(folder, cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the handler answers again after a kill or crash.</summary>
    /// <exception cref="FunctionsHostException">It will not come back.</exception>
    public Task WaitUntilHandlerIsReadyAsync(CancellationToken cancellation) => _handler.WaitUntilReadyAsync(cancellation);

    /// <summary>Waits until the handler with process id <paramref name="lost"/> has ended and the next one answers.</summary>
    /// <exception cref="FunctionsHostException">It will not come back.</exception>
    public Task WaitForNextHandlerAsync(int? lost, CancellationToken cancellation) => _handler.WaitForNextAsync(lost, cancellation);

    /// <summary>The first invocation, past or to come, that is <paramref name="wanted"/>.</summary>
    public Task<Invocation> FirstInvocationAsync(Func<Invocation, bool> wanted, CancellationToken cancellation) =>
        _invocations.FirstAsync(wanted, cancellation);

    /// <summary>SIGKILL to the handler alone. It counts as a crash: the host restarts it, and stops at the third.</summary>
    public Task KillHandlerAsync() => _handler.KillAsync();

    /// <summary>Runs a timer function now, as the host's admin API does.</summary>
    public Task<Invocation> FireTimerAsync(string function, CancellationToken cancellation) =>
        (_timers.Find(timer => timer.Function.Equals(function, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"No timer function is called {function}.", nameof(function)))
        .FireAsync(isPastDue: false, cancellation);

    /// <summary>
    /// Stops as Azure stops an instance: no new work, a moment for HTTP, then SIGKILL. Messages in hand come back when their lease ends.
    /// </summary>
    public Task StopAsync() => StopAsync(HostEnd.Asked);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await StopAsync();
        await _watching;
        await _front.DisposeAsync();
        await _handler.DisposeAsync();
        _invoker.Dispose();
        _account.Dispose();
        _stop.Dispose();
        _stopping.Dispose();
        await _log.DisposeAsync();
    }

    private static PublishedFolder Shortened(PublishedFolder folder, HostTimes times) => folder with
    {
        Host = folder.Host with
        {
            FunctionTimeout = times.FunctionTimeout ?? folder.Host.FunctionTimeout,
            Queues = folder.Host.Queues with
            {
                VisibilityTimeout = times.VisibilityTimeout ?? folder.Host.Queues.VisibilityTimeout,
                MaxPollingInterval = times.MaxPollingInterval ?? folder.Host.Queues.MaxPollingInterval,
            },
            Handler = folder.Host.Handler with
            {
                InitializationTimeout = times.InitializationTimeout ?? folder.Host.Handler.InitializationTimeout,
            },
        },
    };

    private async Task BeginAsync(PublishedFolder folder, CancellationToken cancellation)
    {
        await _handler.StartAsync(cancellation);
        PublicAddress = await _front.StartAsync(cancellation);
        _log.Host($"Up at {PublicAddress}: {string.Join(", ", folder.Functions.Select(function => function.Name))}");
        if (folder.Disabled is not [])
        {
            _log.Host($"Disabled: {string.Join(", ", folder.Disabled)}");
        }

        _listening = Task.WhenAll(
            [.. _queues.Select(queue => queue.RunAsync(_stop.Token)), .. _timers.Select(timer => timer.RunAsync(_stop.Token))]);
        _watching = WatchAsync();
    }

    private async Task WatchAsync()
    {
        if (await Task.WhenAny(_handler.GaveUp, _ended.Task) == _handler.GaveUp)
        {
            await StopAsync(HostEnd.ThirdCrash);
        }
    }

    private async Task StopAsync(HostEnd why)
    {
        await _stopping.WaitAsync();
        if (_ended.Task.IsCompleted)
        {
            _stopping.Release();
            return;
        }

        try
        {
            await _stop.CancelAsync();
            await _front.StopAsync();
            await _handler.StopAsync();
            await _listening;
        }
        finally
        {
            // Also when a listener had failed: nobody may wait for ever for an end that has come.
            _log.Host($"Stopped ({why})");
            _ended.TrySetResult(why);
            _stopping.Release();
        }
    }
}
