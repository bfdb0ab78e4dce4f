using System.Diagnostics;
using System.Security.Cryptography;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.FunctionsHost.Handler;
using SecureMediaIntake.LocalWorld.KeyVault;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Scanner;
using SecureMediaIntake.LocalWorld.SignIn;
using SecureMediaIntake.LocalWorld.Storage;
using SecureMediaIntake.LocalWorld.Texts;
using SecureMediaIntake.LocalWorld.Trust;
using SecureMediaIntake.LocalWorld.Webhooks;

namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>Everything the product needs, but not the product: started at the same time, stopped one after the other.</summary>
internal sealed class WorldParts : IAsyncDisposable
{
    /// <summary>What the product's identity may do with the vault: its roles in Azure (docs/design.md), and no more.</summary>
    private static readonly HashSet<string> VaultRights =
    [
        "keys/read", "keys/wrap/action", "keys/unwrap/action", // Key Vault Crypto Service Encryption User
        "secrets/getSecret/action", // Key Vault Secrets User
    ];

    /// <summary>Bytes of an organisation's row secret (docs/settings.md).</summary>
    private const int RowSecretBytes = 32;

    private const int ReceiptTokenBytes = 32;

    /// <summary>Where the product takes receipts (docs/settings.md).</summary>
    private const string ReceiptPath = "/api/notify/receipts";

    private readonly Lock _adding = new();
    private readonly List<IAsyncDisposable> _started = [];
    private readonly HttpClient _receipts;

    private WorldParts(LocalAuthority authority, WorldSeed seed, TokenIssuer issuer, Uri publicOrigin)
    {
        Authority = authority;
        Seed = seed;
        Issuer = issuer;
        PublicOrigin = publicOrigin;
        _receipts = authority.CreateClient();
    }

    public LocalAuthority Authority { get; }

    public WorldSeed Seed { get; }

    public TokenIssuer Issuer { get; }

    public Uri PublicOrigin { get; }

    public ManagedIdentityServer Identity { get; private set; } = null!;

    public AzuriteServer Storage { get; private set; } = null!;

    public KeyVaultServer Vault { get; private set; } = null!;

    public SignInServer SignIn { get; private set; } = null!;

    public CareRecordServer CareRecord { get; private set; } = null!;

    public NotifyServer Texts { get; private set; } = null!;

    public WebhookReceiver Webhooks { get; private set; } = null!;

    public ClamAvServer? Scanner { get; private set; }

    /// <summary>Setting <c>Notify__ReceiptToken</c>: what the text service says to be let in.</summary>
    public string ReceiptToken { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(ReceiptTokenBytes));

    public static async Task<WorldParts> StartAsync(
        WorldOptions options, string folder, IProgress<string> progress, CancellationToken cancellation)
    {
        var servers = NodeServers.Find();

        // The port is chosen before the host starts, because storage and sign-in must know the site's origin.
        var site = options.SitePort == 0 ? FreePort.Find() : options.SitePort;
        var parts = new WorldParts(
            LocalAuthority.Create(Path.Combine(folder, "trust"), options.Clock),
            WorldSeed.Read(servers.Seed),
            new TokenIssuer(options.Clock),
            new($"https://localhost:{site}"));
        try
        {
            await parts.StartAllAsync(servers, options, folder, progress, cancellation);
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes with a sentence when one of the servers has ended by itself.</summary>
    public async Task<string> DiedAsync()
    {
        IEnumerable<ServerProcess?> servers = [Storage.Process, SignIn.Process, CareRecord.Process, Scanner?.Process];
        return await await Task.WhenAny(servers.OfType<ServerProcess>().Select(server => server.DiedAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        // The last that started goes first: what others lean on is still there when they stop.
        foreach (var part in Enumerable.Reverse(_started))
        {
            await part.DisposeAsync();
        }

        _receipts.Dispose();
        Issuer.Dispose();
        Authority.Dispose();
    }

    private async Task StartAllAsync(
        NodeServers servers, WorldOptions options, string folder, IProgress<string> progress, CancellationToken cancellation)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var stop = giveUp.Token;

        // The care record asks the identity for its key, so that one is there first; it takes a tenth of a second.
        Identity = await PartAsync("Managed identity", () => ManagedIdentityServer.StartAsync(Authority.ServerCertificate, Issuer, stop), progress);

        // The vault holds its secret.
        Webhooks = await PartAsync("System that is told", () => WebhookReceiver.StartAsync(Authority.ServerCertificate, options.Clock, stop), progress);

        Task[] starting =
        [
            PartAsync("Storage", () => StartStorageAsync(servers, folder, stop), progress),
            PartAsync("Key vault", () => StartVaultAsync(options, stop), progress),
            PartAsync("Sign-in", async () => SignIn = await SignInServer.StartAsync(
                servers, Authority, folder, Seed, [PublicOrigin, .. options.MoreOrigins], stop), progress),
            PartAsync("Care record", async () => CareRecord = await CareRecordServer.StartAsync(
                servers, Authority, folder, Identity.JwksUri, Issuer.Issuer, stop), progress),
            PartAsync("Texts", async () => Texts = await NotifyServer.StartAsync(
                new() { Certificate = Authority.ServerCertificate, Clock = options.Clock, Templates = PatientTemplate.All, EmailTemplates = PatientTemplate.Emails }, stop), progress),
            StartScannerAsync(folder, progress, stop),
        ];
        await AllOrNothingAsync(starting, giveUp);
        Texts.SendReceiptsTo(new Uri(PublicOrigin, ReceiptPath), ReceiptToken, _receipts);
    }

    /// <summary>Waits for all even when one fails, so that nothing is still starting when the rest is stopped.</summary>
    private static async Task AllOrNothingAsync(Task[] starting, CancellationTokenSource giveUp)
    {
        await foreach (var ended in Task.WhenEach(starting))
        {
            if (!ended.IsCompletedSuccessfully)
            {
                await giveUp.CancelAsync();
            }
        }

        // The cause, not the cancellations that it brought about.
        if (starting.FirstOrDefault(task => task.IsFaulted) is { } failed)
        {
            await failed;
        }

        await Task.WhenAll(starting);
    }

    private async Task<T> PartAsync<T>(string name, Func<Task<T>> start, IProgress<string> progress)
        where T : IAsyncDisposable
    {
        var began = Stopwatch.GetTimestamp();
        var part = await start();
        lock (_adding)
        {
            _started.Add(part);
        }

        progress.Report($"{name} is ready ({Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s)");
        return part;
    }

    private async Task<AzuriteServer> StartStorageAsync(NodeServers servers, string folder, CancellationToken cancellation)
    {
        Storage = await AzuriteServer.StartAsync(servers, Authority, folder, cancellation);
        try
        {
            await Storage.ProvisionAsync(cancellation);
            await Task.WhenAll(Seed.Organisations.Select(organisation => new StorageDirectory(Storage.Account, Authority).SeedAsync(organisation, cancellation)));
            await Storage.AllowOriginAsync(PublicOrigin, cancellation);
            return Storage;
        }
        catch
        {
            await Storage.DisposeAsync();
            throw;
        }
    }

    private async Task<KeyVaultServer> StartVaultAsync(WorldOptions options, CancellationToken cancellation)
    {
        Vault = await KeyVaultServer.StartAsync(
            new() { Certificate = Authority.ServerCertificate, Issuer = Issuer, Clock = options.Clock, DataActions = VaultRights }, cancellation);
        foreach (var organisation in Seed.Organisations)
        {
            await Vault.CreateKeyAsync(organisation.VaultKey);
            await Vault.SetSecretAsync(organisation.RowSecret, Convert.ToBase64String(RandomNumberGenerator.GetBytes(RowSecretBytes)));
        }

        await Vault.SetSecretAsync(AppSettings.WebhookSecret, Webhooks.Secret);
        await Vault.CreateKeyAsync(AppSettings.ServiceKey);
        await Vault.SetSecretAsync(AppSettings.ServiceSecret, Convert.ToBase64String(RandomNumberGenerator.GetBytes(RowSecretBytes)));
        return Vault;
    }

    private async Task StartScannerAsync(string folder, IProgress<string> progress, CancellationToken cancellation)
    {
        Scanner = await ClamAvServer.TryStartAsync(folder, cancellation);
        if (Scanner is null)
        {
            progress.Report("Malware scanner: clamd is not installed (Debian package clamav-daemon); items will say \"not scanned\"");
            return;
        }

        lock (_adding)
        {
            _started.Add(Scanner);
        }

        progress.Report("Malware scanner is ready");
    }
}
