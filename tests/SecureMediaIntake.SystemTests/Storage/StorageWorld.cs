using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.KeyVault;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Storage;
using SecureMediaIntake.Storage;
using SecureMediaIntake.Storage.DataProtection;
using SecureMediaIntake.SystemTests.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage;

/// <summary>Azurite and a vault of their own for the tests of the storage adapters. Started once; each test uses names of its own.</summary>
public sealed class StorageWorld : IAsyncLifetime, IDisposable
{
    private readonly LocalTrust _trust = new();
    private AzuriteServer? _azurite;
    private KeyVaultServer? _vault;

    internal TokenIssuer Issuer { get; } = new(TimeProvider.System);

    internal AzuriteServer Azurite => _azurite!;

    internal KeyVaultServer Vault => _vault!;

    internal static Organisation OrganisationA { get; } = NewOrganisation("AAA01", "org-a");

    internal static Organisation OrganisationB { get; } = NewOrganisation("BBB02", "org-b");

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync(NodeServers.Find(), _trust.Authority, _trust.Scratch, CancellationToken.None);
        await _azurite.ProvisionAsync(CancellationToken.None);
        _vault = await KeyVaultServer.StartAsync(
            new()
            {
                Certificate = _trust.Authority.ServerCertificate,
                Issuer = Issuer,
                // What the product's roles allow, and no more.
                DataActions = new HashSet<string> { "keys/read", "keys/wrap/action", "keys/unwrap/action", "secrets/getSecret/action" },
            },
            CancellationToken.None);

        foreach (var organisation in new[] { OrganisationA, OrganisationB })
        {
            await _vault.CreateKeyAsync(organisation.VaultKey);
            await _vault.SetSecretAsync(organisation.RowSecret, NewSecret());
        }

        await _vault.CreateKeyAsync("service");
        await _vault.SetSecretAsync("service-secret", NewSecret());
    }

    public async Task DisposeAsync()
    {
        await Vault.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    public void Dispose()
    {
        Issuer.Dispose();
        _trust.Dispose();
    }

    internal static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    internal static Organisation NewOrganisation(string code, string key) => new()
    {
        Code = code,
        Name = code,
        PublicName = code,
        Phone = "01632 960 001",
        Website = "https://org.example",
        TenantId = Guid.CreateVersion7(),
        VaultKey = key,
        RowSecret = $"{key}-rows",
        FhirBaseUri = new("https://fhir.example"),
        FhirAudience = "https://fhir.example",
        RecordIdentifierBase = new("https://org.example/id"),
    };

    /// <summary>The product's adapters, all of them, as the app registers them.</summary>
    /// <param name="faults">Sits between the SDK and the network.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The handler lives as long as the test process; the transport of a container owns it.")]
    internal ServiceProvider NewServices(FaultyNetwork? faults = null, bool blockOnlyRights = false, string? uploadAddress = null)
    {
        HttpMessageHandler network = _trust.Authority.CreateHandler();

        if (faults is not null)
        {
            faults.InnerHandler = network;
            network = faults;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:BlobServiceUri"] = Azurite.Account.BlobUri.ToString(),
            ["Storage:IntakeServiceUri"] = Azurite.Account.BlobUri.ToString(),
            ["Storage:TableServiceUri"] = Azurite.Account.TableUri.ToString(),
            ["Storage:UploadAddress"] = uploadAddress,
            ["Storage:BlockOnlyRights"] = blockOnlyRights.ToString(),
            ["MediaQueues:queueServiceUri"] = Azurite.Account.QueueUri.ToString(),
            ["Vault:Uri"] = Vault.Address.ToString(),
            ["Vault:ServiceKey"] = "service",
            ["Vault:ServiceSecret"] = "service-secret",
        }).Build();

        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TokenCredential>(new IssuedCredential(Issuer));
        services.AddSingleton<HttpPipelineTransport>(_ => new HttpClientTransport(new HttpClient(network)));
        services.AddSingleton<IHostEnvironment>(new Environment());
        services.AddStorage(configuration);
        services.AddDataProtection().PersistKeysToVaultAndBlob();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>A plain client with the account's own key: what a storage insider has.</summary>
    internal BlobContainerClient Insider(string container) => new BlobServiceClient(
        Azurite.Account.ConnectionString,
        new BlobClientOptions { Transport = new HttpClientTransport(_trust.Client(Azurite.Account.BlobUri)) }).GetBlobContainerClient(container);

    /// <summary>What holds a signed address and nothing else.</summary>
    internal StorageDirectory Directory => new(Azurite.Account, _trust.Authority);

    internal HttpClient Browser() => _trust.Client(Azurite.Account.BlobUri);

    internal string NewPath() => Path.Combine(_trust.Scratch, Guid.CreateVersion7().ToString("N"));

    private sealed class Environment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    private sealed class IssuedCredential(TokenIssuer issuer) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var audience = requestContext.Scopes[0].Replace("/.default", "", StringComparison.Ordinal);
            return new(issuer.Issue(audience), TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}

/// <summary>The tests of the storage adapters share one Azurite and one vault, and so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class StorageCollection : ICollectionFixture<StorageWorld>
{
    public const string Name = "Storage adapters";
}
