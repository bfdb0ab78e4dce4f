using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Storage.Requests;

/// <summary>The rows of a snapshot, with the members that this version read and does not know.</summary>
/// <param name="foreign">By row key, the head's among them.</param>
internal sealed class StoredRows(Dictionary<string, IRow> rows, Dictionary<string, JsonObject> foreign) : IReadOnlyDictionary<string, IRow>
{
    public static StoredRows None { get; } = new([], []);

    public IEnumerable<string> Keys => rows.Keys;

    public IEnumerable<IRow> Values => rows.Values;

    public int Count => rows.Count;

    public IRow this[string key] => rows[key];

    /// <summary>The stored rows of a snapshot that came from here; none for one that a test made by hand.</summary>
    public static StoredRows Of(RequestSnapshot? snapshot) => snapshot?.Rows as StoredRows ?? None;

    public JsonObject? ForeignOf(string rowKey) => foreign.GetValueOrDefault(rowKey);

    /// <summary>The rows as they are once <paramref name="commit"/> is written over <paramref name="before"/>.</summary>
    public static StoredRows After(RequestSnapshot? before, Commit commit)
    {
        var rows = before is null ? [] : new Dictionary<string, IRow>(before.Rows, StringComparer.Ordinal);
        var kept = new Dictionary<string, JsonObject>(Of(before).Foreign, StringComparer.Ordinal);

        foreach (var key in commit.Remove)
        {
            rows.Remove(key);
            kept.Remove(key);
        }

        foreach (var row in commit.Put)
        {
            rows[row.RowKey] = row;
        }

        return new(rows, kept);
    }

    public bool ContainsKey(string key) => rows.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IRow value) => rows.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, IRow>> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, JsonObject> Foreign => foreign;
}
