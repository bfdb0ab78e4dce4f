using System.Text.Json.Serialization;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>The parts of Key Vault's JSON that are read and written here; everything else in it is passed over.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/keyvault/</remarks>
internal sealed record WireKeyBundle([property: JsonPropertyName("key")] WireKey Key);

/// <param name="KeyId">Full id of the version.</param>
/// <param name="Modulus">Base64url, RFC 7518 section 6.3.1.</param>
/// <param name="Exponent">Base64url.</param>
internal sealed record WireKey(
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("n")] string Modulus,
    [property: JsonPropertyName("e")] string Exponent);

/// <summary>A key of any type, to be looked at and not used.</summary>
internal sealed record WireKeyLook([property: JsonPropertyName("key")] WireAnyKey Key, [property: JsonPropertyName("attributes")] WireAttributes Attributes);

/// <param name="Type">RFC 7517 section 4.1, with <c>-HSM</c> for the vault's own.</param>
/// <param name="Modulus">Base64url; null for what is no RSA key.</param>
internal sealed record WireAnyKey(
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("kty")] string Type,
    [property: JsonPropertyName("key_ops")] IReadOnlyList<string>? Operations = null,
    [property: JsonPropertyName("n")] string? Modulus = null);

/// <param name="NotBefore">Unix time in seconds.</param>
/// <param name="Expires">Unix time in seconds.</param>
internal sealed record WireAttributes(
    [property: JsonPropertyName("enabled")] bool Enabled = true,
    [property: JsonPropertyName("nbf")] long? NotBefore = null,
    [property: JsonPropertyName("exp")] long? Expires = null);

internal sealed record WireSecret([property: JsonPropertyName("value")] string Value);

/// <param name="Value">Base64url.</param>
internal sealed record WireOperation(
    [property: JsonPropertyName("alg")] string Algorithm, [property: JsonPropertyName("value")] string Value);

internal sealed record WireResult([property: JsonPropertyName("kid")] string KeyId, [property: JsonPropertyName("value")] string Value);

[JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireKeyBundle))]
[JsonSerializable(typeof(WireKeyLook))]
[JsonSerializable(typeof(WireSecret))]
[JsonSerializable(typeof(WireOperation))]
[JsonSerializable(typeof(WireResult))]
internal sealed partial class VaultJson : JsonSerializerContext;
