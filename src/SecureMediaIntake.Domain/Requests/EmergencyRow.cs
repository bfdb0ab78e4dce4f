using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// That somebody opened a patient's requests in an emergency. One row in each of those requests, since whoever looks is judged with its rows; opened and reviewed in
/// Patients.
/// </summary>
public sealed record EmergencyRow : IRow
{
    public const string Prefix = "emergency:";

    /// <summary>The purpose under which the reason is sealed.</summary>
    public const string ReasonPurpose = "emergency-reason";

    /// <summary>How long it lasts (security.md, section 8). Then the question comes again, and with it another notice to the governance lead.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    public string RowKey => Prefix + Id;

    /// <summary>The same in each of the requests.</summary>
    public required string Id { get; init; }

    /// <summary>Pseudonym, in this request, of who opened it.</summary>
    public required string By { get; init; }

    public required SealedText Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>First instant (UTC) at which it is over.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>All requests that it opened; only in the one that waits for the governance lead's review.</summary>
    public IReadOnlyList<RequestId>? Requests { get; init; }

    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public static string KeyOf(string id) => Prefix + id;

    public bool IsLiveAt(DateTimeOffset now) => now < Until;
}

/// <summary>Reads emergencies from a snapshot.</summary>
public static class EmergencyRows
{
    /// <summary>The emergency in which this person may look now, or null.</summary>
    public static EmergencyRow? EmergencyOf(this RequestSnapshot request, PersonId person, RecordKey key, DateTimeOffset now) =>
        request.All<EmergencyRow>().FirstOrDefault(row => row.IsLiveAt(now) && row.By == Actors.PseudonymOf(person, key));
}
