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

internal sealed record WireSecret([property: JsonPropertyName("value")] string Value);

/// <param name="Value">Base64url.</param>
internal sealed record WireOperation(
    [property: JsonPropertyName("alg")] string Algorithm, [property: JsonPropertyName("value")] string Value);

internal sealed record WireResult([property: JsonPropertyName("kid")] string KeyId, [property: JsonPropertyName("value")] string Value);

[JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WireKeyBundle))]
[JsonSerializable(typeof(WireSecret))]
[JsonSerializable(typeof(WireOperation))]
[JsonSerializable(typeof(WireResult))]
internal sealed partial class VaultJson : JsonSerializerContext;
