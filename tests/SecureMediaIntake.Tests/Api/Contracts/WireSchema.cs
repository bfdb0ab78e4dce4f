using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

using SecureMediaIntake.FunctionApp.Api.Contracts;

namespace SecureMediaIntake.Tests.Api.Contracts;

/// <summary>The JSON Schema of a wire type, from the very metadata by which it is read or written, with the words of its comments.</summary>
internal static class WireSchema
{
    private static readonly XmlWords Words = new("SecureMediaIntake.FunctionApp");

    /// <param name="isAnswer">In answers what is null is left out, and what cannot be null is always there.</param>
    public static JsonObject Of(JsonTypeInfo type, bool isAnswer) => type.GetJsonSchemaAsNode(new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) => Transform(context, node, isAnswer),
    }).AsObject();

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, bool isAnswer)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        if (isAnswer)
        {
            AsWritten(schema);
        }

        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            DescribeType(context.TypeInfo, schema, isAnswer);
        }

        if (context.PropertyInfo is { DeclaringType: { } owner, Name: { } name })
        {
            Set(schema, "description", Words.OfMember(owner, name));

            if (Keywords.All.TryGetValue($"{owner.Name}.{name}", out var keyword))
            {
                schema[keyword.Keyword] = Value(keyword.Value, IsNullable(schema));
            }
        }

        return schema;
    }

    private static void DescribeType(JsonTypeInfo type, JsonObject schema, bool isAnswer)
    {
        Set(schema, "description", Words.OfType(type.Type));

        if (isAnswer)
        {
            schema["required"] = new JsonArray([.. type.Properties.Where(IsAlwaysThere).Select(property => (JsonNode)property.Name)]);
        }
    }

    private static bool IsAlwaysThere(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is null : !property.IsGetNullable;

    /// <summary>A member may be read as null, and a number from a string; both are never written.</summary>
    private static void AsWritten(JsonObject schema)
    {
        if (schema["type"] is not JsonArray types)
        {
            return;
        }

        var left = types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList();

        if (left.Count > 1)
        {
            left.Remove("string");
            schema.Remove("pattern");
        }

        schema["type"] = left.Single();
    }

    private static bool IsNullable(JsonObject schema) => schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null");

    /// <summary>A list of values that leaves out null would refuse it, whatever the type says.</summary>
    private static JsonNode? Value(object value, bool nullable) => value is IEnumerable many and not string
        ? new JsonArray([.. many.Cast<object?>().Concat(nullable ? [null] : Array.Empty<object?>()).Select(one => JsonSerializer.SerializeToNode(one))])
        : JsonSerializer.SerializeToNode(value);

    private static void Set(JsonObject schema, string name, string? text)
    {
        if (text is { Length: > 0 })
        {
            schema[name] = text;
        }
    }
}
