using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A personal field, readable only with the request's <see cref="RecordKey"/>: destroying that key erases it wherever it was copied.</summary>
/// <param name="Value">Base64 of nonce (12 bytes) ‖ AES-256-GCM ciphertext ‖ tag (16 bytes).</param>
[JsonConverter(typeof(SealedTextConverter))]
public readonly record struct SealedText(string Value)
{
    public override string ToString() => "sealed";
}

internal sealed class SealedTextConverter : JsonConverter<SealedText>
{
    public override SealedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A sealed text cannot be null."));

    public override void Write(Utf8JsonWriter writer, SealedText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
