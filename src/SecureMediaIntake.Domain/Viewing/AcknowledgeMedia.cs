using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>A clinician says: I looked at all of it, and it is my patient.</summary>
public sealed class AcknowledgeMedia(Ledger ledger, OpenRequest requests)
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
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, actor), cancellation);
    }

    private static Outcome<Decision<int>> Decide(RequestSnapshot request, ActorRow actor)
    {
        var acknowledged = request.Items()
            .Select(item => ItemRules.Apply(item, new ItemEvent.Acknowledge()))
            .OfType<Outcome<MediaItem>.Ok>()
            .Select(ok => ok.Value)
            .ToList();

        return acknowledged.Count == 0
            ? Decision<int>.Already(0)
            : new Decision<int>(
                new Change
                {
                    Put = [actor, .. acknowledged],
                    Trail = [.. acknowledged.Select(item => new Audit.TrailEvent("media-acknowledged", item.RowKey, actor.Pseudonym))],
                },
                acknowledged.Count);
    }
}
