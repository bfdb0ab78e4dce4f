using SecureMediaIntake.LocalWorld.FunctionsHost;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;
using Xunit;
using Host = SecureMediaIntake.LocalWorld.FunctionsHost.FunctionsHost;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>A test with a published folder and hosts of its own.</summary>
public abstract class HostTest : IAsyncLifetime
{
    /// <summary>Nothing listens there: tests without queues must not need storage.</summary>
    private const string NoStorage =
        "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;QueueEndpoint=http://127.0.0.1:9/none;";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly List<Host> _hosts = [];
    private readonly List<IDisposable> _owned = [];
    private DirectoryInfo _trust = null!;

    protected HostTest()
    {
        var patience = new CancellationTokenSource(Longest);
        _owned.Add(patience);
        Patience = patience.Token;
    }

    internal ScriptFolder Folder { get; } = new();

    internal LocalAuthority Authority { get; private set; } = null!;

    /// <summary>Ends a wait for what does not come.</summary>
    protected CancellationToken Patience { get; }

    public Task InitializeAsync()
    {
        _trust = Directory.CreateTempSubdirectory("smi-trust-");
        Authority = LocalAuthority.Create(_trust.FullName, TimeProvider.System);
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        Authority.Dispose();
        _trust.Delete(recursive: true);
        Folder.Dispose();
        _owned.ForEach(owned => owned.Dispose());
    }

    internal async Task<Host> StartAsync(HostTimes? times = null, params (string Name, string Value)[] settings)
    {
        var host = await Host.StartAsync(Options(times, settings), Patience);
        _hosts.Add(host);
        return host;
    }

    internal virtual FunctionsHostOptions Options(HostTimes? times, (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HANDLER"] = Path.Combine(
                NodeServers.Checkout, "tests", "SecureMediaIntake.SystemTests", "FunctionsHost", "handlers", "handler.mjs"),
            ["RECORD"] = Folder.RecordFile,
            ["MediaQueues__queueServiceUri"] = "https://media.queue.core.windows.net",
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return new()
        {
            ScriptRoot = Folder.Root,
            Certificate = Authority.ServerCertificate,
            Environment = environment,
            StorageConnectionString = NoStorage,
            LogFile = Folder.LogFile,
            Times = times ?? new(),
        };
    }

    internal HttpClient ClientOf(Host host)
    {
        var handler = Authority.CreateHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        var client = new HttpClient(handler, disposeHandler: true) { BaseAddress = host.PublicAddress };
        _owned.Add(client);
        return client;
    }
}
