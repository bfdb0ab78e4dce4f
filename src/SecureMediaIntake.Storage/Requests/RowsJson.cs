using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>The stored form of rows: camelCase, enums by name, nothing that can be computed. Members may be added, never renamed.</summary>
/// <remarks>
/// Nulls are written: a destroyed upload key is a member that is null, and a row whose required member is missing cannot be read.
/// By reflection and not generated: rows use converters that are internal to Domain (sealed texts, parts), which generated code in
/// another assembly could not name.
/// </remarks>
internal static class RowsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
    };

    public static JsonTypeInfo Of<T>() => Options.GetTypeInfo(typeof(T));
}
