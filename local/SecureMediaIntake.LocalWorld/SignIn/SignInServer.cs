using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using SecureMediaIntake.LocalWorld.Composition;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.SignIn;

/// <summary>Two Entra-like tenants and the "organizations" entry: local/servers/sign-in.mjs.</summary>
public sealed class SignInServer : IAsyncDisposable
{
    /// <summary>Bytes of a client secret.</summary>
    private const int SecretBytes = 24;

    private readonly ServerProcess _process;
    private readonly LocalAuthority _authority;
    private readonly string _machineSecret;

    private SignInServer(
        ServerProcess process, LocalAuthority authority, Uri instance, string clientId, string clientSecret, string machineSecret)
    {
        _process = process;
        _authority = authority;
        Instance = instance;
        ClientId = clientId;
        ClientSecret = clientSecret;
        _machineSecret = machineSecret;
    }

    /// <summary>Takes the place of <c>https://login.microsoftonline.com/</c>.</summary>
    public Uri Instance { get; }

    /// <summary>The application's id: audience of ID tokens and of machines' access tokens.</summary>
    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>Secret of every machine of the seed, for client_credentials.</summary>
    public string MachineSecret => _machineSecret;

    internal ServerProcess Process => _process;

    /// <summary>Issuer of one tenant's tokens, and the address of its discovery document without <c>/.well-known/…</c>.</summary>
    public Uri Tenant(string tenantId) => new(Instance, $"{tenantId}/v2.0");

    /// <param name="origins">Origins of the site, to which people may come back after sign-in and sign-out.</param>
    internal static Task<SignInServer> StartAsync(
        NodeServers servers, LocalAuthority authority, string folder, WorldSeed seed, IReadOnlyList<Uri> origins, CancellationToken cancellation)
    {
        var secret = NewSecret();
        var machineSecret = NewSecret();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SIGN_IN_CLIENT_SECRET"] = secret,
            ["SIGN_IN_MACHINE_SECRET"] = machineSecret,
            ["SIGN_IN_REDIRECT_URIS"] = string.Join(' ', origins.Select(origin => new Uri(origin, "/clinic/signin-oidc"))),
            ["SIGN_IN_SIGNED_OUT_URIS"] = string.Join(' ', origins.Select(origin => new Uri(origin, "/clinic/signout-callback-oidc"))),
        };
        return Ports.WithFreeAsync(1, async ports =>
        {
            var process = await ServerProcess.StartAsync(
                servers.Describe("sign-in", ports[0], folder, authority, settings), cancellation);
            return new SignInServer(process, authority, new($"https://127.0.0.1:{ports[0]}/"), seed.SignInClientId, secret, machineSecret);
        });
    }

    /// <summary>An access token for the product's API, as a system of the organisation gets it by client credentials.</summary>
    /// <exception cref="HttpRequestException">The tenant refused the machine.</exception>
    public async Task<string> MachineTokenAsync(SeedOrganisation organisation, SeedMachine machine, CancellationToken cancellation)
    {
        using var client = _authority.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = machine.ClientId,
            ["client_secret"] = _machineSecret,
            ["scope"] = $"{ClientId}/.default",
        });
        using var answer = await client.PostAsync(new Uri($"{Tenant(organisation.TenantId)}/token"), form, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Granted>(cancellation))!.AccessToken;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string NewSecret() => RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true);

    private sealed record Granted([property: JsonPropertyName("access_token")] string AccessToken);
}
