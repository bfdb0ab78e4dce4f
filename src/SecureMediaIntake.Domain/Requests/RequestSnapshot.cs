namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request's rows (all but its trail) as they stood together at one read.</summary>
/// <param name="Head">The head row.</param>
/// <param name="Rows">Every other row by row key.</param>
/// <param name="Tag">The head row's ETag: a change made from this snapshot commits only while it still holds.</param>
public sealed record RequestSnapshot(MediaRequest Head, IReadOnlyDictionary<string, IRow> Rows, string Tag)
{
    public RequestId Id => Head.Id;

    public TRow? Find<TRow>(string rowKey)
        where TRow : class, IRow => Rows.TryGetValue(rowKey, out var row) ? (TRow)row : null;

    public IEnumerable<TRow> All<TRow>()
        where TRow : IRow => Rows.Values.OfType<TRow>();

    /// <summary>Effects still owed, oldest first.</summary>
    public IReadOnlyList<OutboxRow> Outbox() => [.. All<OutboxRow>().OrderBy(row => row.Number)];
}
