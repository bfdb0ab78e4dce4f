using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Somebody who may see a request writes a note about it. It is part of the record: it is filed with the patient's other entries.</summary>
public sealed class WriteNote(Ledger ledger, OpenRequest requests, FindReaders readers, MentionLists lists, TimeProvider clock)
{
    /// <returns>The note's number. Again with the same press is the same note.</returns>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<int>> RunAsync(Clinician clinician, RequestId id, NoteForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.WriteNote, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        if (NoteRules.FirstProblem(form) is { } problem)
        {
            return problem;
        }

        if (form.Item is { } about && !(opened.Snapshot.Item(about) is { } item && opened.Snapshot.MayBeSeen(item, opened.At) && opened.MayView(about)))
        {
            return NoteProblems.ItemIsUnknown;
        }

        var known = (await readers.OfAsync(opened, cancellation)).ToDictionary(reader => reader.Value, StringComparer.Ordinal);
        var to = form.To.Distinct(StringComparer.Ordinal).Select(value => known.GetValueOrDefault(value)).ToList();

        if (to.Contains(null))
        {
            return NoteProblems.ReaderIsUnknown;
        }

        var actor = Actors.For(clinician, opened.Key);
        var note = new NoteRow
        {
            Number = 0,
            Press = form.Press!,
            By = actor.Pseudonym,
            At = clock.GetUtcNow(),
            Item = form.Item,
            Text = opened.Key.Seal(PatientNote.Tidy(form.Text), NoteRow.TextPurpose),

            Urgency = form.Urgency!.Value,
            Why = form.Urgency is Urgency.Routine ? null : opened.Key.Seal(SaidRow.OneLine(form.Why), NoteRow.WhyPurpose),

            // Whoever is meant to read it must be able to.
            WithShared = form.WithShared || to.Any(reader => reader!.IsOutside),
            To = [.. to.Select(reader => new NoteMention { Mark = reader!.Mark, Name = opened.Key.Seal(reader.Name, NoteRow.ToPurpose) })],
        };

        var waits = await Task.WhenAll(to.Select(reader => lists.OfAsync(reader!.Who, cancellation)));
        return await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, note, actor, waits), cancellation);
    }

    private static Outcome<Decision<int>> Decide(RequestSnapshot request, NoteRow note, ActorRow actor, IReadOnlyList<string> lists)
    {
        var before = request.All<NoteRow>().ToList();

        if (before.FirstOrDefault(one => one.Press == note.Press && one.By == note.By) is { } same)
        {
            return Decision<int>.Already(same.Number);
        }

        if (before.Count >= NoteRules.MostNotes)
        {
            return NoteProblems.TooMany;
        }

        var numbered = note with { Number = before.Count + 1 };
        return new Decision<int>(
            new Change
            {
                Put = [actor, numbered],
                Trail = [new TrailEvent("note-written", numbered.Item is { } item ? MediaItem.KeyOf(item) : numbered.RowKey, actor.Pseudonym, note.Urgency is Urgency.Routine ? null : note.Urgency.ToString().ToLowerInvariant())],
                Effects = [.. lists.Select(list => Listing.Add(list, MentionLists.About(numbered.Number))), FileNote.For(numbered)],
            },
            numbered.Number);
    }
}
