using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.KeyVault;
using SecureMediaIntake.LocalWorld.ManagedIdentity;
using SecureMediaIntake.SystemTests.ManagedIdentity;

namespace SecureMediaIntake.SystemTests.KeyVault;

/// <summary>A vault and bare HTTP calls to it, for what Microsoft's client would hide.</summary>
internal sealed class VaultCaller : IAsyncDisposable
{
    private readonly LocalTrust _trust = new();
    private readonly TokenIssuer _issuer = new(TimeProvider.System);
    private readonly KeyVaultServerOptions _options;
    private KeyVaultServer? _vault;

    private VaultCaller(bool kept, bool purgeProtection, IReadOnlySet<string>? dataActions) => _options = new()
    {
        Certificate = _trust.Authority.ServerCertificate,
        Issuer = _issuer,
        Folder = kept ? Path.Combine(_trust.Scratch, "vault") : null,
        PurgeProtection = purgeProtection,
        DataActions = dataActions,
    };

    public TokenIssuer Issuer => _issuer;

    public KeyVaultServer Vault => _vault!;

    public string Resource => Vault.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Where the vault keeps its keys, if it does.</summary>
    public string Folder => _options.Folder!;

    public static async Task<VaultCaller> StartAsync(
        bool kept = false, bool purgeProtection = false, IReadOnlySet<string>? dataActions = null)
    {
        var caller = new VaultCaller(kept, purgeProtection, dataActions);
        await caller.RestartAsync();
        return caller;
    }

    public async Task RestartAsync()
    {
        await (_vault?.DisposeAsync() ?? ValueTask.CompletedTask);
        _vault = await KeyVaultServer.StartAsync(_options, CancellationToken.None);
    }

    /// <param name="token">Null takes a good one, empty none.</param>
    public async Task<VaultAnswer> CallAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Vault.Address, path));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (token is not "")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Issuer.Issue(Resource));
        }

        using var answer = await _trust.Client(Vault.Address).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new(
            answer.StatusCode,
            answer.Headers.WwwAuthenticate.ToString(),
            answer.Headers.RetryAfter?.Delta,
            text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        _issuer.Dispose();
        _trust.Dispose();
    }
}
