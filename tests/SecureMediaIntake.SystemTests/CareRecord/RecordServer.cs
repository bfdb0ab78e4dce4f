using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using SecureMediaIntake.CareRecord;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.LocalWorld.CareRecord;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;
using SecureMediaIntake.SystemTests.ManagedIdentity;
using Xunit;

namespace SecureMediaIntake.SystemTests.CareRecord;

/// <summary>The care records of the local world, without the rest of it, and the product's adapter in front of them.</summary>
public sealed class RecordServer : IAsyncLifetime, IDisposable
{
    private readonly LocalTrust _trust = new();
    private readonly TokenIssuer _issuer = new(TimeProvider.System);
    private ManagedIdentityServer _identity = null!;
    private CareRecordServer _server = null!;
    private ServiceProvider _services = null!;

    public IReadOnlyList<SeedOrganisation> Seed { get; private set; } = [];

    public Organisation North { get; private set; } = null!;

    public Organisation South { get; private set; } = null!;

    internal LocalAuthority Authority => _trust.Authority;

    public RecordControl Control(Organisation organisation) => _server.Control(organisation.Code);

    public string Token(Organisation organisation) => _issuer.Issue(organisation.FhirAudience);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        var servers = NodeServers.Find();
        Seed = WorldSeed.Read(servers.Seed).Organisations;
        _identity = await ManagedIdentityServer.StartAsync(_trust.Authority.ServerCertificate, _issuer, CancellationToken.None);
        _server = await CareRecordServer.StartAsync(
            servers, _trust.Authority, _trust.Scratch, _identity.JwksUri, _issuer.Issuer, CancellationToken.None);
        North = Of(Seed[0]);
        South = Of(Seed[1]);
        _services = Serve([North, South]);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        await _identity.DisposeAsync();
    }

    public void Dispose()
    {
        _issuer.Dispose();
        _trust.Dispose();
    }

    /// <summary>The product's services, with trust in this test's authority: a process reads SSL_CERT_FILE too early for that.</summary>
    internal ServiceProvider Serve(IReadOnlyList<Organisation> organisations)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new OrganisationDirectory(organisations));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<TokenCredential>(new IssuedTokens(_issuer));
        services.AddCareRecord();
        services.AddHttpClient(CareRecordServices.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler((handler, _) =>
            {
                using var trusting = _trust.Authority.CreateHandler();
                var sockets = (SocketsHttpHandler)handler;
                sockets.SslOptions = trusting.SslOptions;
                sockets.UseProxy = false;
            });
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    internal Organisation Of(SeedOrganisation seed, string? audience = null) => new()
    {
        Code = seed.Code,
        Name = seed.Name,
        PublicName = seed.PublicName,
        Phone = seed.Phone,
        Website = seed.Website,
        TenantId = Guid.Parse(seed.TenantId),
        VaultKey = seed.VaultKey,
        RowSecret = seed.RowSecret,
        FhirBaseUri = _server.BaseUri(seed.Code),
        FhirAudience = audience ?? seed.FhirAudience,
        RecordIdentifierBase = new(seed.RecordIdentifierBase),
    };
}

/// <summary>Classes that share one <see cref="RecordServer"/>; their tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RecordServerCollection : ICollectionFixture<RecordServer>
{
    public const string Name = "Care record server";
}
