using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Somebody for whom a note is says: I have it. For a team the first of them says it for all.</summary>
public sealed class AcknowledgeNote(Ledger ledger, OpenRequest requests, MentionLists lists, TimeProvider clock)
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
        var theirs = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var who in MentionLists.Of(opened.Subject, clinician.Id))
        {
            theirs[MentionLists.MarkOf(who, opened.Key)] = await lists.OfAsync(who, cancellation);
        }

        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, number, actor, opened, theirs, clock.GetUtcNow()), cancellation);
    }

    /// <param name="theirs">By each mark under which they can be mentioned, the list on which the note waits.</param>
    private static Outcome<Decision<bool>> Decide(
        RequestSnapshot request, int number, ActorRow actor, OpenedRequest opened, Dictionary<string, string> theirs, DateTimeOffset now)
    {
        if (request.NotesFor(opened).FirstOrDefault(one => one.Number == number) is not { } note || !note.To.Any(mention => theirs.ContainsKey(mention.Mark)))
        {
            return NoteProblems.Unknown;
        }

        var taken = note.To.Where(mention => mention.AcknowledgedBy is null && theirs.ContainsKey(mention.Mark)).ToList();

        return taken.Count == 0
            ? Decision<bool>.Already(true)
            : new Decision<bool>(
                new Change
                {
                    Put = [actor, note with { To = [.. note.To.Select(mention => taken.Contains(mention) ? mention with { AcknowledgedBy = actor.Pseudonym, AcknowledgedAt = now } : mention)] }],
                    Trail = [new TrailEvent("note-acknowledged", note.RowKey, actor.Pseudonym)],
                    Effects = [.. taken.Select(mention => Listing.Remove(theirs[mention.Mark], MentionLists.About(number)))],
                },
                true);
    }
}
