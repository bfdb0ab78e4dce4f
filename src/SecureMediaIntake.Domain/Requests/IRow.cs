namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// One row of a request's partition. Each stage owns its own kinds of row, so a stage never has to know what later stages keep.
/// </summary>
public interface IRow
{
    /// <summary>Name inside the partition: a kind, or a kind and an opaque id (<c>item:…</c>). Nothing about a patient, no secret.</summary>
    string RowKey { get; }
}
