namespace SecureMediaIntake.Domain.Requests;

/// <summary>Who has taken a request, or to whom it was passed. One person at a time.</summary>
public sealed record OwnerRow : IRow
{
    public const string Key = "owner";

    public string RowKey => Key;

    /// <summary>Pseudonym; the name lies sealed in an <see cref="ActorRow"/>.</summary>
    public required string Person { get; init; }

    /// <summary>Name of the person's own list: <see cref="IPersonMarks"/>.</summary>
    public required string List { get; init; }

    /// <summary>
    /// Pseudonym of who passed it to them; null for who took it. Passing lets in somebody outside the team; who took it was in already, and is out again with
    /// their team.
    /// </summary>
    public string? PassedBy { get; init; }

    /// <summary>Since when it is theirs.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When they said that they have it; null while it was only passed to them.</summary>
    public DateTimeOffset? TakenAt { get; init; }
}
