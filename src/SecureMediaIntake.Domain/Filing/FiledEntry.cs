using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>Our ledger of one filing: what was written where. A server's answer is a hint; this is written only after reading it back. Row <c>filing:{item}</c>.</summary>
public sealed record FiledEntry : IRow
{
    public const string Prefix = "filing:";

    public string RowKey => KeyOf(Item);

    public required ItemId Item { get; init; }

    /// <summary>1 at first; rises when an un-filed item is filed again, as the withdrawn entry keeps its id.</summary>
    public required int Generation { get; init; }

    public required string DocumentId { get; init; }

    public required string ProvenanceId { get; init; }

    /// <summary>Version that was read back, or null where the server keeps none.</summary>
    public required string? Version { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Seconds that filing took, reading back included.</summary>
    public required double Seconds { get; init; }

    public static string KeyOf(ItemId item) => $"{Prefix}{item}";
}
