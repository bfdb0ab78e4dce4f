using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>That a request must be kept whatever its age, as for a court or an inquiry. Row <c>legal-hold</c>. It stops everything in this folder.</summary>
public sealed record LegalHold : IRow
{
    public const string Key = "legal-hold";

    public string RowKey => Key;

    /// <summary>The number of the case: <see cref="CaseNumber"/>.</summary>
    public required string Case { get; init; }

    /// <summary>As the trail names them.</summary>
    public required string PlacedBy { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }
}
