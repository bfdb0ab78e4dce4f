using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Who sees to a request, how urgent it is, and how long it waits.</summary>
/// <param name="UrgentBecause">What they wrote who said how urgent it is, or null.</param>
/// <param name="Waiting">What needs a person, and the clock; <see cref="WaitingRow.Nothing"/> when nothing does.</param>
public sealed record CareSheet(Urgency Urgency, string? UrgentBecause, OwnerSheet? Owner, WaitingRow Waiting)
{
    public static CareSheet Of(RequestSnapshot request, RecordKey key, string reader)
    {
        var urgency = request.Find<UrgencyRow>(UrgencyRow.Key);
        var owner = request.Find<OwnerRow>(OwnerRow.Key);
        return new(
            urgency?.Urgency ?? Urgency.Routine,
            urgency is null ? null : key.Open(urgency.Why, UrgencyRow.Purpose),
            owner is null ? null : new(NameOf(request, owner, key), owner.Person == reader, owner.TakenAt),
            request.Find<WaitingRow>(WaitingRow.Key) ?? WaitingRow.Nothing);
    }

    private static string NameOf(RequestSnapshot request, OwnerRow owner, RecordKey key) =>
        request.Find<ActorRow>(ActorRow.Prefix + owner.Person) is { } row ? key.Open(row.Name, ActorRow.Purpose) : "A colleague";

    public override string ToString() => "care sheet";
}

/// <param name="IsReader">Whether that is who reads the page.</param>
/// <param name="TakenAt">Null while it was only passed to them.</param>
public sealed record OwnerSheet(string Name, bool IsReader, DateTimeOffset? TakenAt)
{
    public override string ToString() => "owner sheet";
}
