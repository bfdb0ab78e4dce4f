using System.Text.Json;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using SecureMediaIntake.LocalWorld.KeyVault;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using SecureMediaIntake.LocalWorld.Scanner;
using SecureMediaIntake.LocalWorld.SignIn;
using SecureMediaIntake.LocalWorld.Storage;
using SecureMediaIntake.LocalWorld.Texts;
using SecureMediaIntake.LocalWorld.Trust;
using SecureMediaIntake.LocalWorld.Webhooks;

namespace SecureMediaIntake.LocalWorld;

/// <summary>
/// Azure and the hospital on a laptop: storage, key vault, managed identity, sign-in, care records, texts, malware scanner where installed,
/// and the Functions host with the product in it. All there or not there at all.
/// </summary>
/// <remarks>This class stands beside its folders, not in one of them: a namespace called World would hide it from the whole project.</remarks>
public sealed class World : IAsyncDisposable
{
    private const string HostLogName = "host.log";

    private readonly WorldOptions _options;
    private readonly WorldFolder _folder;
    private readonly OpenFolder _open = OpenFolder.Create();
    private readonly WorldParts _parts;

    private World(WorldOptions options, WorldFolder folder, WorldParts parts)
    {
        _options = options;
        _folder = folder;
        _parts = parts;
        AppSettings = Composition.AppSettings.For(parts, _open.Scratch, options.AppSettings);

        // For those who run the function app themselves under a debugger.
        PrivateFiles.Write(folder.Path, "app-settings.json", JsonSerializer.Serialize(AppSettings));
    }

    /// <summary>Holds logs and data; removed when the world stops, unless <see cref="WorldOptions.KeepFolder"/>.</summary>
    public string Folder => _folder.Path;

    public LocalAuthority Authority => _parts.Authority;

    public WorldSeed Seed => _parts.Seed;

    /// <summary>Origin of the site as browsers see it. Not 127.0.0.1, so that sign-in is another site for cookies, as Entra is.</summary>
    public Uri PublicOrigin => _parts.PublicOrigin;

    public TokenIssuer Issuer => _parts.Issuer;

    public ManagedIdentityServer Identity => _parts.Identity;

    public AzuriteServer Storage => _parts.Storage;

    public KeyVaultServer Vault => _parts.Vault;

    public SignInServer SignIn => _parts.SignIn;

    public CareRecordServer CareRecord => _parts.CareRecord;

    public NotifyServer Texts => _parts.Texts;

    /// <summary>A system of the first organisation that is told what happened.</summary>
    public WebhookReceiver Webhooks => _parts.Webhooks;

    /// <summary>Null where clamd is not installed.</summary>
    public ClamAvServer? Scanner => _parts.Scanner;

    /// <summary>Settings of the function app exactly as the host gives them to it (docs/settings.md).</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; }

    /// <summary>Null while the host is left out or stopped.</summary>
    internal FunctionsHost.FunctionsHost? Host { get; private set; }

    /// <summary>Starts everything and waits until all of it is healthy.</summary>
    /// <param name="options">What to start, and where.</param>
    /// <param name="progress">One line for each part that is ready.</param>
    /// <param name="cancellation">Gives up; what had started is stopped.</param>
    /// <exception cref="WorldException">Something is missing or does not start; nothing is left running.</exception>
    public static async Task<World> StartAsync(WorldOptions options, IProgress<string> progress, CancellationToken cancellation)
    {
        Prerequisites.Check(options);
        var folder = WorldFolder.Create(options);
        World world;
        try
        {
            world = new(options, folder, await WorldParts.StartAsync(options, folder.Path, progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            // Given up, so nobody will read the logs. After a failure they stay: the message names them.
            folder.Dispose();
            throw;
        }

        try
        {
            await world.StartHostAsync(cancellation);
            return world;
        }
        catch
        {
            folder.Keep();
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host, or starts it again after <see cref="StopHostAsync"/>; without a script root nothing happens.</summary>
    public async Task StartHostAsync(CancellationToken cancellation)
    {
        if (_options.ScriptRoot is not { } scriptRoot)
        {
            return;
        }

        try
        {
            Host = await FunctionsHost.FunctionsHost.StartAsync(
                new FunctionsHostOptions
                {
                    ScriptRoot = _open.Reachable(scriptRoot),
                    Certificate = Authority.ServerCertificate,
                    Port = PublicOrigin.Port,
                    Environment = AppSettings,
                    StorageConnectionString = Storage.Account.ConnectionString,
                    StorageAuthority = Authority.Authority,
                    LogFile = Path.Combine(Folder, HostLogName),
                    Times = _options.HostTimes,
                },
                cancellation);
        }
        catch (FunctionsHostException e)
        {
            throw new WorldException($"The Functions host did not start: {e.Message} Its log: {Path.Combine(Folder, HostLogName)}", e);
        }
    }

    /// <summary>Stops the host as the platform does: HTTP is drained, then the handler is killed. The other parts go on.</summary>
    public async Task StopHostAsync()
    {
        if (Host is { } host)
        {
            Host = null;
            await host.DisposeAsync();
        }
    }

    /// <summary>A client that trusts the world's authority.</summary>
    public HttpClient CreateClient() => Authority.CreateClient();

    /// <summary>Completes with a sentence when a server, or the host as it is now, has ended although nobody stopped it.</summary>
    public async Task<string> BrokenAsync() => await await Task.WhenAny(_parts.DiedAsync(), HostEndedAsync(Host));

    /// <summary>Stops everything, the host first: the product must not see its storage go away before it has stopped itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        await _parts.DisposeAsync();
        _folder.Dispose();
        _open.Dispose();
    }

    private async Task<string> HostEndedAsync(FunctionsHost.FunctionsHost? host) =>
        host is not null && await host.Ended == HostEnd.ThirdCrash
            ? $"The Functions host has stopped, because the function app crashed three times. Its log: {Path.Combine(Folder, HostLogName)}"
            : await new TaskCompletionSource<string>().Task;
}
