using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// That some media of a request may be looked at by a named person or team for a time. Kept with the request, since whoever may see it is judged with its
/// rows; made and ended in Sharing. What it is now: <see cref="GrantStates"/>.
/// </summary>
public sealed record GrantRow : IRow
{
    public const string Prefix = "grant:";

    /// <summary>The purposes under which its personal fields are sealed.</summary>
    public const string ToPurpose = "grant-to";
    public const string WhyPurpose = "grant-why";
    public const string SecondPurpose = "grant-second";

    public string RowKey => Prefix + Id;

    public required string Id { get; init; }

    /// <summary>ODS code of whose person or team may look.</summary>
    public required string Organisation { get; init; }

    /// <summary>Who, as a MAC under the request's key: <see cref="GrantMarks"/>.</summary>
    public required string Mark { get; init; }

    /// <summary>Under which pseudonym the trail has that person; null for a team.</summary>
    public string? Reader { get; init; }

    /// <summary>Who, in the words that the sender agreed to.</summary>
    public required SealedText To { get; init; }

    public required SealedText Why { get; init; }

    /// <summary>Pseudonym of who shared.</summary>
    public required string SharedBy { get; init; }

    public required DateTimeOffset SharedAt { get; init; }

    /// <summary>First instant (UTC) at which it has ended by itself.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What was shared: what arrives later is not.</summary>
    public required IReadOnlyList<ItemId> Items { get; init; }

    /// <summary>When somebody ended it; null while nobody did.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>First instant (UTC) at which they may look, for a share that begins after a pause; null for one that began, or begins, without.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Pseudonym of the second person without whom it does not begin; null where it needs none.</summary>
    public string? Second { get; init; }

    /// <summary>Their name and job, in the words that the sender chose them by.</summary>
    public SealedText? SecondName { get; init; }

    /// <summary>What the second person said; null while they have said nothing.</summary>
    public SecondAnswer? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public static string KeyOf(string id) => Prefix + id;

    public bool IsLiveAt(DateTimeOffset now) => this.StateAt(now) is GrantState.Live;
}

/// <summary>Whom a grant means, recognisable only with the request's key: a table of who shares with whom would be a list of colleagues and patients.</summary>
public static class GrantMarks
{
    public static string OfPerson(PersonId person, RecordKey key) => Of($"person/{person.Identity}", key);

    public static string OfTeam(string organisation, string team, RecordKey key) => Of($"team/{organisation}/{team}", key);

    /// <summary>A role and not its people: who becomes a senior of the team tomorrow is meant too.</summary>
    public static string OfSeniors(string organisation, string team, RecordKey key) => Of($"seniors/{organisation}/{team}", key);

    private static string Of(string who, RecordKey key) => Convert.ToHexStringLower(key.Mac("grant", who));
}
