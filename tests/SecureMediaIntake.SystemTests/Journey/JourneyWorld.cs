using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.FunctionsHost;

using Host = SecureMediaIntake.LocalWorld.FunctionsHost.FunctionsHost;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>
/// The whole world with the published app, made once for the tests of the journey. Times are short, everything else is as it will be deployed.
/// Each test may run the host with settings of its own; the rest of the world goes on.
/// </summary>
public sealed class JourneyWorld : IAsyncLifetime
{
    /// <summary>Longest wait for one thing to happen. The machine may be slow; a wait without an end tells nobody why.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private int _hosts;

    internal World World { get; private set; } = null!;

    /// <summary>Originals that earlier tests left because theirs was not about their end.</summary>
    internal int OriginalsBefore { get; private set; }

    /// <summary>The published folder. <c>./run</c> makes it before the tests.</summary>
    internal static string Published { get; } = Path.Combine(Checkout.Root, "artifacts", "published");

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(Published, "host.json")), "Publish the function app first: ./run publish.");
        World = await World.StartAsync(
            new()
            {
                AppSettings = new Dictionary<string, string>
                {
                    ["Pipeline__WatchdogDelay"] = "00:00:06",
                    ["Pipeline__FilingRetryDelay"] = "00:00:01",
                },
            },
            new Progress<string>(),
            CancellationToken.None);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>Starts the host in front of the world's other parts.</summary>
    /// <param name="settings">Added to the world's own.</param>
    internal Task<Host> StartHostAsync(params (string Name, string Value)[] settings) => StartHostAsync(Published, settings);

    /// <summary>The same with the app of another folder.</summary>
    /// <param name="port">0 takes a free one: a second host, to which no address of the world leads.</param>
    internal async Task<Host> StartHostAsync(string scriptRoot, (string Name, string Value)[] settings, int? port = null)
    {
        OriginalsBefore = await new LeftBehind(World).OriginalsAsync();
        var environment = World.AppSettings.ToDictionary(StringComparer.Ordinal);

        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return await Host.StartAsync(
            new FunctionsHostOptions
            {
                ScriptRoot = scriptRoot,
                Certificate = World.Authority.ServerCertificate,
                Port = port ?? World.PublicOrigin.Port,
                Environment = environment,
                StorageConnectionString = World.Storage.Account.ConnectionString,
                StorageAuthority = World.Authority.Authority,
                LogFile = Path.Combine(World.Folder, $"host-{Interlocked.Increment(ref _hosts)}.log"),
                Times = new HostTimes { Lease = TimeSpan.FromSeconds(6), VisibilityTimeout = TimeSpan.FromSeconds(1) },
            },
            CancellationToken.None);
    }

    /// <summary>Waits until the handler answers for real: the sandbox is tried at its start.</summary>
    internal async Task ReadyAsync()
    {
        using var client = World.CreateClient();
        await Eventually.TrueAsync(async () =>
            (await client.GetAsync(new Uri(World.PublicOrigin, "/api/health/ready"))).IsSuccessStatusCode, "the app is ready");
    }
}

/// <summary>One world for all tests of the journey.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyTestGroup : ICollectionFixture<JourneyWorld>
{
    public const string Name = "Journey";
}
