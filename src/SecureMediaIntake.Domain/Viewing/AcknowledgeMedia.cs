using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>A clinician says: I looked at all of it, and it is my patient.</summary>
public sealed class AcknowledgeMedia(Ledger ledger, OpenRequest requests, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>How many items were acknowledged now; 0 when they all were before.</returns>
    public async Task<Outcome<int>> RunAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.AcknowledgeMedia, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, actor, clock.GetUtcNow()), cancellation);
    }

    private Outcome<Decision<int>> Decide(RequestSnapshot request, ActorRow actor, DateTimeOffset now)
    {
        var acknowledged = request.Items()
            .Select(item => ItemRules.Apply(item, new ItemEvent.Acknowledge()))
            .OfType<Outcome<MediaItem>.Ok>()
            .Select(ok => ok.Value)
            .ToList();

        if (acknowledged.Count == 0)
        {
            return Decision<int>.Already(0);
        }

        var change = new Change
        {
            Put = [actor, .. acknowledged],
            Trail = [.. acknowledged.Select(item => new Audit.TrailEvent("media-acknowledged", item.RowKey, actor.Pseudonym))],
        };

        return new Decision<int>(
            organisations.ByCode(request.Head.Organisation).TextWhenSeen ? change.AndText(request, new() { Kind = TextKind.Seen, DueAt = now }) : change,
            acknowledged.Count);
    }
}
