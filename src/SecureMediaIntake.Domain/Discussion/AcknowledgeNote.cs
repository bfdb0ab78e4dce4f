using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Somebody for whom a note is says: I have it. For a team the first of them says it for all.</summary>
public sealed class AcknowledgeNote(Ledger ledger, OpenRequest requests, TimeProvider clock)
{
    /// <returns>True; again is harmless. <see cref="NoteProblems.Unknown"/> for a note that is not for them.</returns>
    public async Task<Outcome<bool>> RunAsync(Clinician clinician, RequestId id, int number, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.WriteNote, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, number, actor, opened, clock.GetUtcNow()), cancellation);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, int number, ActorRow actor, OpenedRequest opened, DateTimeOffset now)
    {
        if (request.NotesFor(opened).FirstOrDefault(one => one.Number == number) is not { } note || !note.To.Any(mention => request.IsFor(mention, opened)))
        {
            return NoteProblems.Unknown;
        }

        var to = note.To.Select(mention => mention.AcknowledgedBy is null && request.IsFor(mention, opened)
            ? mention with { AcknowledgedBy = actor.Pseudonym, AcknowledgedAt = now }
            : mention).ToList();

        return to.SequenceEqual(note.To)
            ? Decision<bool>.Already(true)
            : new Decision<bool>(
                new Change { Put = [actor, note with { To = to }], Trail = [new TrailEvent("note-acknowledged", note.RowKey, actor.Pseudonym)] }, true);
    }
}
