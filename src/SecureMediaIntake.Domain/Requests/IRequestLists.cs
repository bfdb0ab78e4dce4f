namespace SecureMediaIntake.Domain.Requests;

/// <summary>Something about a request on a list.</summary>
/// <param name="About">What of it, as an opaque id; empty for the request as a whole.</param>
public sealed record ListEntry(RequestId Request, string About = "");

/// <summary>
/// Lists of requests by opaque names, written from the outbox. Ids only, and only places to look: the request itself says what is so. An entry is one thing of
/// one request, so that taking one off never takes off another that was put on meanwhile.
/// </summary>
public interface IRequestLists
{
    /// <summary>Again is harmless.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task AddAsync(string list, ListEntry entry, CancellationToken cancellation);

    /// <summary>Gone already is fine.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task RemoveAsync(string list, ListEntry entry, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/>, by what they are about.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<IReadOnlyList<ListEntry>> OfAsync(string list, int limit, CancellationToken cancellation);
}

/// <summary>Names of those lists.</summary>
public static class RequestLists
{
    /// <summary>Requests in whose trail a person stands.</summary>
    /// <param name="mark">Whom, as <see cref="IPersonMarks"/> writes it.</param>
    /// <remarks>Entries are about <see cref="NewestFirst"/>.</remarks>
    public static string OfActor(string mark) => $"by:{mark}";

    /// <summary>Lists sort upwards, so the newest request gets the smallest. Made from the request alone: again is the same entry.</summary>
    public static string NewestFirst(DateTimeOffset createdAt) =>
        (DateTimeOffset.MaxValue.UtcTicks - createdAt.UtcTicks).ToString("D19", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a person has to read.</summary>
    public static string ToRead(string mark) => $"read:{mark}";

    /// <summary>Notes that wait for a person to acknowledge them.</summary>
    public static string Mentioned(string mark) => $"mentioned:{mark}";

    /// <summary>Notes that wait for one of a team.</summary>
    public static string MentionedTeam(string organisation, string team) => $"mentioned-team:{organisation}:{team}";

    /// <summary>Notes that wait for one of a team's seniors.</summary>
    public static string MentionedSeniors(string organisation, string team) => $"mentioned-seniors:{organisation}:{team}";

    /// <summary>Requests of a patient.</summary>
    /// <param name="mark">Of the patient, as <see cref="IPersonMarks"/> writes it.</param>
    /// <remarks>Entries are about <see cref="NewestFirst"/>.</remarks>
    public static string OfPatient(string mark) => $"patient:{mark}";

    /// <summary>Deliveries to systems of an organisation that were given up.</summary>
    /// <param name="organisation">ODS code.</param>
    public static string DeadDeliveries(string organisation) => $"dead:{organisation}";

    /// <summary>Emergencies that wait for a governance lead's review.</summary>
    public static string ToReview(string organisation) => $"review:{organisation}";

    /// <summary>Shares with a person.</summary>
    /// <param name="mark">Whom, as <see cref="IPersonMarks"/> writes it.</param>
    public static string SharedWith(string mark) => $"with:{mark}";

    /// <summary>Shares with a team.</summary>
    public static string SharedWithTeam(string organisation, string team) => $"with-team:{organisation}:{team}";

    /// <summary>Shares by one person with one other, or one team: whether there was any is what the guard says.</summary>
    /// <param name="list">The list of whom it was shared with.</param>
    public static string SharedBy(string mark, string list) => $"shared-by:{mark}:{list}";

    /// <summary>Shares that wait for one person's agreement.</summary>
    public static string ToAgree(string mark) => $"agree:{mark}";

    /// <summary>What waits for a second person of an organisation.</summary>
    /// <param name="organisation">ODS code.</param>
    public static string ToDecide(string organisation) => $"decide:{organisation}";

    /// <summary>Erasures that wait for a second person.</summary>
    /// <param name="organisation">ODS code.</param>
    public static string ToErase(string organisation) => $"erase:{organisation}";

    /// <summary>What was erased for good.</summary>
    /// <param name="organisation">ODS code.</param>
    public static string Erased(string organisation) => $"erased:{organisation}";
}
