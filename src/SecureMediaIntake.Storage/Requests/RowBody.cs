using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>
/// Rows as JSON. Members that this version does not know are carried along and written back: while two versions run side by side, the older
/// one must not wipe out what the newer one keeps.
/// </summary>
internal static class RowBody
{
    /// <summary>Version of the form. It rises only when an older reader must not touch such a row any more; added members do not raise it.</summary>
    public const int Version = 1;

    /// <summary>Longest body in characters.</summary>
    /// <remarks>Azure Tables: a string property holds at most 64 KiB of UTF-16.</remarks>
    public const int MaxLength = 32 * 1024;

    /// <param name="foreign">Unknown members that the row had when it was read, or null.</param>
    /// <exception cref="InvalidOperationException">The row is of no registered kind, or too long to be stored.</exception>
    public static string Write(IRow row, JsonObject? foreign)
    {
        var form = RowKinds.Form(RowKinds.Of(row.RowKey))
            ?? throw new InvalidOperationException($"Rows of type {row.GetType().Name} are not registered.");
        var body = foreign is null ? JsonSerializer.Serialize(row, form) : Merge(row, form, foreign);

        return body.Length <= MaxLength
            ? body
            : throw new InvalidOperationException($"A row of type {row.GetType().Name} has {body.Length} characters; {MaxLength} can be stored.");
    }

    /// <returns>The row and the members that it does not know (null when there are none); no row for a kind that is not known.</returns>
    /// <exception cref="InvalidDataException">The row is of a newer form, or no row at all.</exception>
    public static (IRow? Row, JsonObject? Foreign) Read(string rowKey, int version, string body)
    {
        if (RowKinds.Form(RowKinds.Of(rowKey)) is not { } form)
        {
            return (null, null);
        }

        if (version > Version)
        {
            throw new InvalidDataException($"A row {RowKinds.Of(rowKey)} has form {version}; this version of the service reads up to {Version}.");
        }

        var row = JsonSerializer.Deserialize(body, form) as IRow ?? throw new InvalidDataException($"A row {RowKinds.Of(rowKey)} is empty.");
        return row.RowKey == rowKey
            ? (row, Foreign(body, form))
            : throw new InvalidDataException($"A row {RowKinds.Of(rowKey)} does not belong under its key.");
    }

    private static string Merge(IRow row, JsonTypeInfo form, JsonObject foreign)
    {
        var body = JsonSerializer.SerializeToNode(row, form)!.AsObject();

        foreach (var (name, value) in foreign)
        {
            body.TryAdd(name, value?.DeepClone());
        }

        return body.ToJsonString();
    }

    private static JsonObject? Foreign(string body, JsonTypeInfo form)
    {
        var known = form.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(body);
        var unknown = json.RootElement.EnumerateObject().Where(member => !known.Contains(member.Name)).ToList();

        return unknown.Count == 0 ? null : new(unknown.Select(member => KeyValuePair.Create(member.Name, JsonNode.Parse(member.Value.GetRawText()))));
    }
}
