using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>
/// A key vault for the local world and the tests: the REST protocol of Azure Key Vault for keys and secrets, api-version 7.4 to
/// 2025-07-01, over HTTPS with the bearer challenge, soft delete and the errors of the real service.
/// </summary>
/// <remarks>
/// Microsoft's own client proves it (local/conformance/key-vault.mjs). Not served: import, backup, release, attestation, symmetric keys,
/// certificates, RSA1_5, rotation by itself as time passes. Keys are only as safe as this process.
/// </remarks>
public sealed class KeyVaultServer : IAsyncDisposable
{
    /// <summary>Bits of a key that the world makes: as in production, where NIST SP 800-57 part 1 wants 3072 for data that lives past 2030.</summary>
    private const int WorldKeyBits = 3072;

    private static readonly string[] WrapOnly = ["wrapKey", "unwrapKey"];

    private readonly VaultShelf<KeyVersion> _keys;
    private readonly VaultShelf<SecretVersion> _secrets;
    private readonly KeyVaultKeys _keyEndpoints;
    private readonly KeyVaultSecrets _secretEndpoints;
    private readonly KeyVaultOperations _operations;
    private readonly KeyVaultRotation _rotation;
    private readonly KeyVaultPurge _purge;
    private readonly VaultGate _gate;
    private readonly VaultNames _keyNames;
    private LoopbackServer? _server;

    private KeyVaultServer(KeyVaultServerOptions options)
    {
        _keys = new("Key", new(Below(options.Folder, "keys"), VaultJson.Default.KeptKey), options.Clock);
        _secrets = new("Secret", new(Below(options.Folder, "secrets"), VaultJson.Default.KeptSecret), options.Clock);
        _keyNames = new("keys", options, () => Address);
        _keyEndpoints = new(_keys, _keyNames);
        _secretEndpoints = new(_secrets, new("secrets", options, () => Address));
        _operations = new(_keys, _keyNames);
        _rotation = new(_keys, _keyEndpoints, _keyNames);
        _purge = new(_keys, _secrets, options);
        _gate = new(options, () => Address);
    }

    /// <summary>Address of the vault, and with it the resource (audience) of its tokens: <c>https://127.0.0.1:port/</c>.</summary>
    public Uri Address => (_server ?? throw new InvalidOperationException("The key vault has not started.")).Address;

    /// <summary>While true every connection is cut, as if the vault could not be reached.</summary>
    public bool Down
    {
        get => _gate.Down;
        set => _gate.Down = value;
    }

    /// <summary>Starts a vault, with what <see cref="KeyVaultServerOptions.Folder"/> still holds.</summary>
    public static async Task<KeyVaultServer> StartAsync(KeyVaultServerOptions options, CancellationToken cancellation)
    {
        var vault = new KeyVaultServer(options);
        vault._server = await LoopbackServer.StartAsync(options.Certificate, options.Port, vault.Map, cancellation);
        return vault;
    }

    /// <summary>Makes an RSA key of 3072 bits that may wrap and unwrap only, unless a living one of this name is there.</summary>
    /// <returns>Key id of the newest version.</returns>
    /// <exception cref="VaultRefusedException">The name is not valid, or its key is deleted.</exception>
    public async Task<Uri> CreateKeyAsync(string name)
    {
        if (_keys.TryFind(name) is not { Deleted: null })
        {
            // Off the caller's thread: finding two primes takes up to a second.
            await Task.Run(() => _keyEndpoints.Create(name, "RSA", WorldKeyBits, null, WrapOnly, null, null));
        }

        return new(_keyNames.Id(name, _keys.Find(name, null)));
    }

    /// <summary>Sets a secret; a further call with another value makes a new version, with the same value it does nothing.</summary>
    public Task SetSecretAsync(string name, string value)
    {
        if (_secrets.TryFind(name)?.Versions[^1].Value != value)
        {
            _secretEndpoints.Set(name, new(value, null, null, null));
        }

        return Task.CompletedTask;
    }

    /// <summary>Value of a secret's newest version, or null: a world that is started again keeps the one it has.</summary>
    public string? TryGetSecret(string name) => _secrets.TryFind(name) is { Deleted: null } found ? found.Versions[^1].Value : null;

    /// <summary>Disables every version: the key can still be read, but no longer used (403 KeyDisabled).</summary>
    public void DisableKey(string name) => Enable(name, enabled: false);

    /// <summary>Enables every version again.</summary>
    public void EnableKey(string name) => Enable(name, enabled: true);

    /// <summary>Deletes the key softly: 404 until <see cref="RecoverKey"/>.</summary>
    public void DeleteKey(string name) => _keys.Delete(name);

    /// <summary>Brings a deleted key back with all its versions.</summary>
    public void RecoverKey(string name) => _keys.Recover(name);

    /// <summary>Makes a new version of the key; the old ones go on unwrapping.</summary>
    /// <returns>Key id of the new version.</returns>
    public async Task<Uri> RotateKeyAsync(string name) =>
        new(_keyNames.Id(name, await Task.Run(() => _rotation.Rotate(name))));

    /// <summary>The next calls, of whatever kind, get 429 with Retry-After: 1; 0 ends it.</summary>
    public void Throttle(int next) => _gate.Throttle(next);

    /// <summary>How many unwraps the key has answered since the vault started.</summary>
    public int UnwrapCount(string name) => _operations.UnwrapCount(name);

    /// <summary>Stops the server; keys in memory are gone.</summary>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Enable(string name, bool enabled) => _keys.Change(name, found => found with
    {
        Versions = [.. found.Versions.Select(key => key with { Enabled = enabled, Updated = _keys.Now })],
    });

    private void Map(WebApplication application)
    {
        // Clients that hold a key id without a version ask for /keys/name//wrapkey.
        application.Use((context, next) =>
        {
            context.Request.Path = context.Request.Path.ToString().Replace("//", "/", StringComparison.Ordinal);
            return next(context);
        });
        application.UseRouting();
        application.Use(_gate.RunAsync);
        _keyEndpoints.Map(application);
        _rotation.Map(application);
        _operations.Map(application);
        _secretEndpoints.Map(application);
        _purge.Map(application);
        application.MapFallback(RefuseUnknown);
    }

    private static Task RefuseUnknown(HttpContext context) =>
        throw VaultRefusals.Bad($"Method {context.Request.Method} does not allow operation '{context.Request.Path}'.");

    private static string? Below(string? folder, string name) => folder is null ? null : Path.Combine(folder, name);
}
