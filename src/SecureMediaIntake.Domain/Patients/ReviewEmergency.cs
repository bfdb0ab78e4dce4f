using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Patients;

/// <summary>An emergency that waits for a governance lead. It names no patient.</summary>
public sealed record WaitingEmergency(RequestId Request, string Emergency, string By, DateTimeOffset At, int Requests)
{
    public override string ToString() => "waiting emergency";
}

/// <summary>An emergency as the governance lead reads it: who, why, until when, and what they did then, from the trails.</summary>
public sealed record EmergencySheet(EmergencyRow Row, PatientFacts Patient, string By, string Reason, string? ReviewedBy, IReadOnlyList<EmergencyRequest> Requests)
{
    public override string ToString() => "emergency sheet";
}

/// <summary>One of the requests that were opened, with what that person did in it in that hour.</summary>
public sealed record EmergencyRequest(RequestId Id, string Wanted, IReadOnlyList<MediaItem> Items, IReadOnlyList<TrailEntry> Lines)
{
    public override string ToString() => "emergency request";
}

/// <summary>The governance lead reads what was opened in an emergency, and says that they did.</summary>
public sealed class ReviewEmergency(Ledger ledger, OpenRequest requests, IRequestStore store, IRequestLists lists, FindSubject subjects, TimeProvider clock)
{
    /// <summary>Most entries of the list that are looked at: each costs a read of storage, and the page comes often.</summary>
    private const int MostLookedAt = 50;

    /// <summary>What waits for a lead of the organisation, oldest first; nothing for anybody else.</summary>
    public async Task<IReadOnlyList<WaitingEmergency>> WaitingAsync(Clinician clinician, CancellationToken cancellation)
    {
        var waiting = new List<WaitingEmergency>();

        if (!(await subjects.RunAsync(clinician, cancellation)).Roles.HasFlag(Roles.GovernanceLead))
        {
            return waiting;
        }

        foreach (var entry in await lists.OfAsync(RequestLists.ToReview(clinician.Organisation), MostLookedAt, cancellation))
        {
            using var opened = await requests.RunAsync(clinician, ClinicAction.ReviewEmergency, entry.Request, cancellation);

            if (opened?.Snapshot.Find<EmergencyRow>(EmergencyRow.KeyOf(entry.About)) is { ReviewedAt: null } row && row.By != Actors.PseudonymOf(clinician.Id, opened.Key))
            {
                waiting.Add(new(entry.Request, row.Id, opened.Snapshot.ActorName(row.By, opened.Key), row.At, row.Requests?.Count ?? 1));
            }
        }

        return [.. waiting.OrderBy(one => one.At)];
    }

    public async Task<Outcome<EmergencySheet>> OneAsync(Clinician clinician, RequestId id, string? emergency, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ReviewEmergency, id, cancellation);

        if (opened is null || !OpaqueId.IsOne(emergency) || opened.Snapshot.Find<EmergencyRow>(EmergencyRow.KeyOf(emergency!)) is not { } row)
        {
            return RequestProblems.Unknown;
        }

        var (request, key) = (opened.Snapshot, opened.Key);
        var sheets = new List<EmergencyRequest>();

        if (request.Find<ActorRow>(ActorRow.Prefix + row.By)?.PersonIn(key) is { } person)
        {
            foreach (var one in row.Requests ?? [id])
            {
                if (await ReadAsync(clinician, one, row, person, cancellation) is { } sheet)
                {
                    sheets.Add(sheet);
                }
            }
        }

        return new EmergencySheet(
            row,
            request.ReadAsked(key).Patient,
            request.ActorName(row.By, key),
            key.Open(row.Reason, EmergencyRow.ReasonPurpose),
            row.ReviewedBy is { } by ? request.ActorName(by, key) : null,
            sheets);
    }

    /// <returns>True; again is harmless. Nobody reviews what they did themselves.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, string emergency, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ReviewEmergency, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, emergency, actor, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, string emergency, ActorRow actor, DateTimeOffset now) =>
        request.Find<EmergencyRow>(EmergencyRow.KeyOf(emergency)) switch
        {
            null => RequestProblems.Unknown,
            { } row when row.By == actor.Pseudonym => RequestProblems.Unknown,
            { ReviewedAt: not null } => Decision<bool>.Already(true),
            { } row => new Decision<bool>(
                new Change
                {
                    Put = [actor, row with { ReviewedBy = actor.Pseudonym, ReviewedAt = now }],
                    Trail = [new TrailEvent("emergency-reviewed", MediaRequest.Key, actor.Pseudonym, emergency)],
                    Effects = [Listing.Remove(RequestLists.ToReview(request.Head.Organisation), emergency)],
                },
                true),
        };

    /// <returns>Null for one that was erased since.</returns>
    private async Task<EmergencyRequest?> ReadAsync(Clinician clinician, RequestId id, EmergencyRow row, Access.PersonId person, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ReviewEmergency, id, cancellation);

        if (opened is null)
        {
            return null;
        }

        var (request, key) = (opened.Snapshot, opened.Key);
        var actor = Actors.PseudonymOf(person, key);
        var lines = await store.ReadTrailAsync(id, cancellation)
            .Where(line => line.Actor == actor && line.Time >= row.At && line.Time < row.Until)
            .Select(line => new TrailEntry(line, request.ActorName(actor, key), request.SaidIn(line, key)))
            .ToListAsync(cancellation);
        return new(id, request.ReadAsked(key).Wanted, request.Items(), lines);
    }
}
