using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// The <c>encryptiondata</c> metadata of a blob. Written by the service from its own row, never by a browser: whoever chose the key id and the
/// algorithm could choose a weaker one.
/// </summary>
public sealed record EncryptionData(
    [property: JsonPropertyName("EncryptionMode")] string Mode,
    [property: JsonPropertyName("WrappedContentKey")] WrappedContentKey Key,
    [property: JsonPropertyName("EncryptionAgent")] EncryptionAgent Agent,
    [property: JsonPropertyName("EncryptedRegionInfo")] EncryptedRegionInfo Regions)
{
    /// <summary>Name of the metadata value.</summary>
    public const string MetadataName = "encryptiondata";

    /// <summary>How a browser wraps a content key: the upload key's RSA, OAEP with SHA-256.</summary>
    public const string UploadWrap = "RSA-OAEP-256";

    /// <summary>The same in a JSON Web Key (RFC 7518 section 4.3).</summary>
    public const string JsonWebKeyAlgorithm = UploadWrap;

    public static string ForUpload(string keyId, string wrappedKey) => JsonSerializer.Serialize(
        new EncryptionData(
            "FullBlob",
            new(keyId, wrappedKey, UploadWrap),
            new("2.0", "AES_GCM_256"),
            new(EncryptedLayout.RegionBytes, EncryptedLayout.NonceBytes)),
        EncryptionDataJson.Default.EncryptionData);
}

public sealed record WrappedContentKey(
    [property: JsonPropertyName("KeyId")] string KeyId,
    [property: JsonPropertyName("EncryptedKey")] string EncryptedKey,
    [property: JsonPropertyName("Algorithm")] string Algorithm);

public sealed record EncryptionAgent(
    [property: JsonPropertyName("Protocol")] string Protocol,
    [property: JsonPropertyName("EncryptionAlgorithm")] string EncryptionAlgorithm);

public sealed record EncryptedRegionInfo(
    [property: JsonPropertyName("DataLength")] int DataLength,
    [property: JsonPropertyName("NonceLength")] int NonceLength);

[JsonSerializable(typeof(EncryptionData))]
public sealed partial class EncryptionDataJson : JsonSerializerContext;
