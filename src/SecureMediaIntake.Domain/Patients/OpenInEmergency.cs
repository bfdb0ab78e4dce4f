using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Patients;

/// <summary>
/// Break-glass: a clinician who has nothing to do with a patient's requests opens all of them in their organisation, for an hour, with a reason. The governance lead is
/// told by the very transaction that opens the first one, so nobody looks unseen, whatever dies on the way.
/// </summary>
public sealed class OpenInEmergency(
    Ledger ledger, OpenRequest requests, PatientLists lists, TimeProvider clock)
{
    /// <summary>Longest reason, in characters: two lines.</summary>
    public const int MaxReason = 200;

    /// <returns>The request that waits for the lead's review. Pressed twice it is the same emergency, which does not last longer for it.</returns>
    /// <exception cref="UnavailableException">Storage or vault do not answer.</exception>
    public async Task<Outcome<RequestId>> RunAsync(Clinician clinician, PatientFacts patient, string? typed, CancellationToken cancellation)
    {
        var reason = string.Concat((typed ?? string.Empty).Where(letter => !char.IsControl(letter))).Trim();

        if (reason.Length is 0 or > MaxReason)
        {
            return reason.Length == 0 ? PatientProblems.EmergencyReasonIsMissing : PatientProblems.EmergencyReasonIsTooLong;
        }

        var opened = new List<OpenedRequest>();

        try
        {
            foreach (var id in await lists.OfAsync(clinician.Organisation, patient.NhsNumber, cancellation))
            {
                if (await requests.RunAsync(clinician, ClinicAction.OpenInEmergency, id, cancellation) is { } one)
                {
                    opened.Add(one);
                }
            }

            var theirs = opened.Where(one => ComparePhotos.IsSame(one.Snapshot.ReadAsked(one.Key).Patient, patient)).ToList();
            return theirs.Count == 0 ? PatientProblems.NothingToOpen : await OpenAsync(theirs, reason, cancellation);
        }
        finally
        {
            opened.ForEach(one => one.Dispose());
        }
    }

    private async Task<Outcome<RequestId>> OpenAsync(List<OpenedRequest> theirs, string reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        // One that was begun and not ended, by a crash perhaps, goes on as it was: same id, same hour, same notice.
        var before = theirs.Select(one => (one.Snapshot.Id, Row: one.Snapshot.EmergencyOf(one.Clinician.Id, one.Key, now))).Where(one => one.Row is { Requests: not null }).ToList();
        var (id, at, home) = before.Count > 0 ? (before[0].Row!.Id, before[0].Row!.At, before[0].Id) : (OpaqueId.New(), now, theirs[0].Snapshot.Id);

        foreach (var one in theirs.OrderBy(one => one.Snapshot.Id != home))
        {
            var actor = Actors.For(one.Clinician, one.Key);
            var row = new EmergencyRow
            {
                Id = id,
                By = actor.Pseudonym,
                Reason = one.Key.Seal(reason, EmergencyRow.ReasonPurpose),
                At = at,
                Until = at + EmergencyRow.Lasts,
                Requests = one.Snapshot.Id == home ? [.. theirs.Select(request => request.Snapshot.Id)] : null,
            };

            if (await ledger.ChangeAsync<bool>(one.Snapshot.Id, OperationId.New(), request => Decide(request, row, actor), cancellation) is Outcome<bool>.Refused(var problem))
            {
                return problem;
            }

            CrashPoint.Hit("Emergency.opened.after");
        }

        return home;
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, EmergencyRow row, ActorRow actor) =>
        request.Find<EmergencyRow>(row.RowKey) switch
        {
            null => Written(row, actor, request),

            // A request that was made meanwhile is opened too, and the lead has to read of it: a review of before did not.
            { Requests: { } known } before when row.Requests!.Except(known).Any() =>
                Written(before with { Requests = [.. known.Union(row.Requests!)], ReviewedBy = null, ReviewedAt = null }, actor, request),
            _ => Decision<bool>.Already(true),
        };

    private static Decision<bool> Written(EmergencyRow row, ActorRow actor, RequestSnapshot request) => new(
        new Change
        {
            Put = [actor, row],
            Trail = [new TrailEvent("emergency-opened", MediaRequest.Key, actor.Pseudonym, row.Id)],
            Effects = row.Requests is null ? [] : [Listing.Add(RequestLists.ToReview(request.Head.Organisation), row.Id)],
        },
        true);
}
