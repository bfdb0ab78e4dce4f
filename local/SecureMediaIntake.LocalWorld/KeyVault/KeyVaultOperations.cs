using System.Buffers.Text;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>What keys are used for: wrap, unwrap, encrypt, decrypt, sign, verify; with a version in the path, or the newest.</summary>
internal sealed class KeyVaultOperations(VaultShelf<KeyVersion> keys, VaultNames names)
{
    private readonly ConcurrentDictionary<string, int> _unwraps = new(StringComparer.OrdinalIgnoreCase);

    public int UnwrapCount(string name) => _unwraps.GetValueOrDefault(name);

    public void Map(IEndpointRouteBuilder routes)
    {
        Add(routes, "wrapkey", "keys/wrap/action", (name, version, body) =>
            Transform(name, version, body, "wrapKey", untilExpiryOnly: true, KeyMaterial.Encrypt));
        Add(routes, "unwrapkey", "keys/unwrap/action", Unwrap);
        Add(routes, "encrypt", "keys/encrypt/action", (name, version, body) =>
            Transform(name, version, body, "encrypt", untilExpiryOnly: true, KeyMaterial.Encrypt));
        Add(routes, "decrypt", "keys/decrypt/action", (name, version, body) =>
            Transform(name, version, body, "decrypt", untilExpiryOnly: false, KeyMaterial.Decrypt));
        Add(routes, "sign", "keys/sign/action", (name, version, body) =>
            Transform(name, version, body, "sign", untilExpiryOnly: true, KeyMaterial.Sign));
        Add(routes, "verify", "keys/verify/action", Verify);
    }

    private static void Add(IEndpointRouteBuilder routes, string segment, string action, Func<string, string?, WireOperation, IResult> run)
    {
        var metadata = new DataAction(action);
        routes.MapPost($"/keys/{{name}}/{segment}", async (string name, HttpRequest request) =>
            run(name, null, await request.ReadAsync(VaultJson.Default.WireOperation))).WithMetadata(metadata);
        routes.MapPost($"/keys/{{name}}/{{version}}/{segment}", async (string name, string version, HttpRequest request) =>
            run(name, version, await request.ReadAsync(VaultJson.Default.WireOperation))).WithMetadata(metadata);
    }

    private JsonHttpResult<WireOperationResult> Unwrap(string name, string? version, WireOperation body)
    {
        var answer = Transform(name, version, body, "unwrapKey", untilExpiryOnly: false, KeyMaterial.Decrypt);
        _unwraps.AddOrUpdate(name, 1, (_, count) => count + 1);
        return answer;
    }

    private JsonHttpResult<WireVerifyResult> Verify(string name, string? version, WireOperation body)
    {
        var key = Usable(name, version, "verify", untilExpiryOnly: false);
        var genuine = KeyMaterial.Verify(key, body.Alg ?? "", Bytes(body.Digest, "digest"), Bytes(body.Value, "value"));
        return TypedResults.Json(new WireVerifyResult(genuine), VaultJson.Default.WireVerifyResult);
    }

    private JsonHttpResult<WireOperationResult> Transform(
        string name, string? version, WireOperation body, string operation, bool untilExpiryOnly, Func<KeyVersion, string, byte[], byte[]> run)
    {
        var key = Usable(name, version, operation, untilExpiryOnly);
        var result = run(key, body.Alg ?? "", Bytes(body.Value, "value"));
        return TypedResults.Json(
            new WireOperationResult(names.Id(name, key), Base64Url.EncodeToString(result)), VaultJson.Default.WireOperationResult);
    }

    /// <param name="untilExpiryOnly">
    /// An expired key still opens what it sealed, and only that: decrypt, unwrap and verify go on working
    /// (<see href="https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#date-time-controlled-operations"/>).
    /// </param>
    private KeyVersion Usable(string name, string? version, string operation, bool untilExpiryOnly)
    {
        var key = keys.Find(name, version);
        if (!key.Enabled)
        {
            throw VaultRefusals.Disabled(keys.Kind, operation);
        }

        if (!key.Operations.Contains(operation))
        {
            throw VaultRefusals.OperationNotPermitted(operation);
        }

        return !untilExpiryOnly || key.IsInItsTime(keys.Now) ? key : throw VaultRefusals.OutsideItsTime(keys.Kind, operation);
    }

    private static byte[] Bytes(string? base64Url, string member)
    {
        try
        {
            return Base64Url.DecodeFromChars(base64Url ?? throw VaultRefusals.Bad($"Property '{member}' is missing."));
        }
        catch (FormatException)
        {
            throw VaultRefusals.Bad($"Property '{member}' has invalid value: not base64url.");
        }
    }
}
