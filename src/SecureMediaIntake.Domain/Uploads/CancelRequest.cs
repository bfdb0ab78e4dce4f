using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>A clinician calls the request off: every link of it stops at once.</summary>
public sealed class CancelRequest(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <param name="tellPatient">Whether to text the patient that the link no longer works.</param>
    /// <returns>True; <see cref="LinkProblems.AlreadyReceived"/> once the patient has sent. Again is harmless.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, bool tellPatient, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.CancelRequest, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(
            id, OperationId.New(), request => Decide(request, actor, tellPatient, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, ActorRow actor, bool tellPatient, DateTimeOffset now)
    {
        if (request.IsCancelled())
        {
            return Decision<bool>.Already(true);
        }

        var rows = new List<IRow> { actor };

        foreach (var link in request.All<UploadLink>())
        {
            switch (LinkRules.Apply(link, new LinkEvent.Revoke(), now, request.AnyReceived()))
            {
                case Outcome<UploadLink>.Refused(var problem):
                    return problem;

                case Outcome<UploadLink>.Ok(var revoked):
                    rows.Add(revoked);
                    break;
            }
        }

        // What was sent on while the patient was away is on its way into the record, and is taken out of it there, not here.
        var waiting = request.Items()
            .Where(item => item.SentOnAt is null && item.Status is (ItemStatus.Received or ItemStatus.Sealed))
            .Select(item => ItemRules.Apply(item, new ItemEvent.SetAside(Cancelled.Cause)))
            .OfType<Outcome<MediaItem>.Ok>()
            .Select(ok => ok.Value);

        var change = new Change
        {
            Head = request.Head with { Status = RequestStatus.Cancelled },
            Put = [.. rows, .. waiting],
            Trail = [new("request-cancelled", MediaRequest.Key, actor.Pseudonym)],
        }.AndClearLeft(request);

        return new Decision<bool>(tellPatient ? change.AndText(request, new() { Kind = TextKind.Cancelled, DueAt = now }) : change, true);
    }
}
