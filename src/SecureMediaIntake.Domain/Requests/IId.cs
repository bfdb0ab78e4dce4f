using System.Text.Json;
using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>An opaque id with a type of its own, so that an item's id cannot be passed where a request's is meant.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>Reads an id from outside.</summary>
public static class Ids
{
    /// <summary>False for anything but 32 lower-case hexadecimal digits: what is no id never reaches storage.</summary>
    public static bool TryParse<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var good = OpaqueId.IsOne(text);
        id = good ? TId.From(text!) : default;
        return good;
    }
}

/// <summary>An id is its text in JSON.</summary>
public sealed class IdConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Ids.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException("Not an opaque id.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
