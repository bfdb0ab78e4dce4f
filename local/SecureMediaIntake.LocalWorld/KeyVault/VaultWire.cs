using System.Text.Json.Serialization;

namespace SecureMediaIntake.LocalWorld.KeyVault;

// The bodies of the REST protocol: https://learn.microsoft.com/rest/api/keyvault/keys and …/secrets.

internal sealed record WireAttributes(
    bool? Enabled = null,
    [property: JsonPropertyName("nbf")] long? NotBefore = null,
    [property: JsonPropertyName("exp")] long? Expires = null,
    long? Created = null,
    long? Updated = null,
    string? RecoveryLevel = null,
    int? RecoverableDays = null,
    bool? Exportable = null);

internal sealed record WireJsonWebKey(
    string Kid,
    string Kty,
    [property: JsonPropertyName("key_ops")] IReadOnlyList<string> Operations,
    string? N = null,
    string? E = null,
    [property: JsonPropertyName("crv")] string? Curve = null,
    string? X = null,
    string? Y = null);

internal sealed record WireKey(WireJsonWebKey Key, WireAttributes Attributes, IReadOnlyDictionary<string, string>? Tags)
{
    public string? RecoveryId { get; init; }

    public long? DeletedDate { get; init; }

    public long? ScheduledPurgeDate { get; init; }
}

internal sealed record WireSecret(string? Value, string Id, string? ContentType, WireAttributes Attributes, IReadOnlyDictionary<string, string>? Tags)
{
    public string? RecoveryId { get; init; }

    public long? DeletedDate { get; init; }

    public long? ScheduledPurgeDate { get; init; }
}

/// <summary>An entry of a list; keys are named by <c>kid</c>, secrets by <c>id</c>.</summary>
internal sealed record WireItem(string? Kid, string? Id, WireAttributes Attributes, IReadOnlyDictionary<string, string>? Tags)
{
    public string? ContentType { get; init; }

    public string? RecoveryId { get; init; }

    public long? DeletedDate { get; init; }

    public long? ScheduledPurgeDate { get; init; }
}

internal sealed record WireList(
    IReadOnlyList<WireItem> Value,
    // Written even if null, as the real service does: it is how a client knows that the list is complete.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? NextLink);

internal sealed record WireCreateKey(
    string? Kty,
    [property: JsonPropertyName("key_size")] int? KeySize,
    [property: JsonPropertyName("crv")] string? Curve,
    [property: JsonPropertyName("key_ops")] IReadOnlyList<string>? Operations,
    WireAttributes? Attributes,
    IReadOnlyDictionary<string, string>? Tags);

internal sealed record WireSetSecret(string? Value, string? ContentType, WireAttributes? Attributes, IReadOnlyDictionary<string, string>? Tags);

internal sealed record WireUpdate(
    [property: JsonPropertyName("key_ops")] IReadOnlyList<string>? Operations,
    string? ContentType,
    WireAttributes? Attributes,
    IReadOnlyDictionary<string, string>? Tags);

internal sealed record WireOperation(string? Alg, string? Value, string? Digest);

internal sealed record WireOperationResult(string Kid, string Value);

internal sealed record WireVerifyResult(bool Value);

internal sealed record WireRotationPolicy(string? Id, IReadOnlyList<WireLifetimeAction>? LifetimeActions, WireRotationAttributes? Attributes);

internal sealed record WireLifetimeAction(WireTrigger? Trigger, WireAction? Action);

/// <summary>Durations as in ISO 8601, such as <c>P90D</c>; one of the two.</summary>
internal sealed record WireTrigger(string? TimeAfterCreate, string? TimeBeforeExpiry);

internal sealed record WireAction(string? Type);

internal sealed record WireRotationAttributes(string? ExpiryTime, long? Created, long? Updated);

internal sealed record WireError(WireErrorBody Error);

internal sealed record WireErrorBody(string Code, string Message, [property: JsonPropertyName("innererror")] WireInnerError? InnerError);

internal sealed record WireInnerError(string Code);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WireKey))]
[JsonSerializable(typeof(WireSecret))]
[JsonSerializable(typeof(WireList))]
[JsonSerializable(typeof(WireCreateKey))]
[JsonSerializable(typeof(WireSetSecret))]
[JsonSerializable(typeof(WireUpdate))]
[JsonSerializable(typeof(WireOperation))]
[JsonSerializable(typeof(WireOperationResult))]
[JsonSerializable(typeof(WireVerifyResult))]
[JsonSerializable(typeof(WireRotationPolicy))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(VaultObject<KeyVersion>), TypeInfoPropertyName = "KeptKey")]
[JsonSerializable(typeof(VaultObject<SecretVersion>), TypeInfoPropertyName = "KeptSecret")]
internal sealed partial class VaultJson : JsonSerializerContext;
