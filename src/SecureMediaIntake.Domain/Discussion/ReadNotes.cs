using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Opens the notes of a request for somebody who may read them, and notes that they were on their screen.</summary>
public sealed class ReadNotes(Ledger ledger, OpenRequest requests, FindReaders readers, TimeProvider clock)
{
    /// <summary>The trail's word for it.</summary>
    public const string Read = "notes-read";

    /// <param name="looks">Whether a person looks: a page that refreshes itself does not.</param>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<NotesSheet>> RunAsync(Clinician clinician, RequestId id, bool looks, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.WriteNote, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        var (request, key) = (opened.Snapshot, opened.Key);
        var reader = Actors.For(clinician, key);
        var notes = request.NotesFor(opened).ToList();
        var seen = request.Find<NotesRead>(NotesRead.KeyOf(reader.Pseudonym))?.Seen ?? new Dictionary<int, DateTimeOffset>();
        var fresh = notes.Where(note => note.By != reader.Pseudonym && !seen.ContainsKey(note.Number)).Select(note => note.Number).ToList();

        if (looks && fresh.Count > 0)
        {
            await ledger.ChangeAsync(id, OperationId.New(), now => Decide(now, reader, fresh, clock.GetUtcNow()), cancellation);
        }

        return new NotesSheet(
            id,
            request.ReadAsked(key),
            IsOutside: opened.Subject.Organisation != request.Head.Organisation,
            [.. notes.Select(note => Sheet(request, note, opened, fresh))],
            await readers.OfAsync(opened, cancellation),
            [.. request.Items().Where(item => request.MayBeSeen(item, opened.At) && opened.MayView(item.Id))],
            request.All<GrantRow>().Any(grant => grant.IsLiveAt(opened.At)));
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, ActorRow reader, IReadOnlyList<int> fresh, DateTimeOffset now)
    {
        var before = request.Find<NotesRead>(NotesRead.KeyOf(reader.Pseudonym))?.Seen ?? new Dictionary<int, DateTimeOffset>();
        var added = fresh.Where(number => !before.ContainsKey(number)).ToList();

        return added.Count == 0
            ? Decision<bool>.Already(true)
            : new Decision<bool>(
                new Change
                {
                    Put =
                    [
                        reader,
                        new NotesRead { Reader = reader.Pseudonym, Seen = before.Concat(added.Select(number => KeyValuePair.Create(number, now))).ToDictionary() },
                    ],
                    Trail = [new TrailEvent(Read, MediaRequest.Key, reader.Pseudonym)],
                },
                true);
    }

    private static NoteSheet Sheet(RequestSnapshot request, NoteRow note, OpenedRequest opened, IReadOnlyList<int> fresh)
    {
        var key = opened.Key;
        return new(
            note.Number,
            request.ActorName(note.By, key),
            note.At,
            note.Item is { } item ? request.Item(item) : null,
            key.Open(note.Text, NoteRow.TextPurpose),
            note.Urgency,
            note.Why is { } why ? key.Open(why, NoteRow.WhyPurpose) : null,
            note.WithShared,
            note.Filing,
            IsNew: fresh.Contains(note.Number),
            [.. note.To.Select(mention => new MentionSheet(
                key.Open(mention.Name, NoteRow.ToPurpose),
                mention.AcknowledgedBy is { } by ? request.ActorName(by, key) : null,
                mention.AcknowledgedAt,
                IsReader: mention.IsFor(opened)))],
            [.. request.All<NotesRead>()
                .Where(read => read.Reader != note.By && read.Seen.ContainsKey(note.Number))
                .OrderBy(read => read.Seen[note.Number])
                .Select(read => new SeenNote(request.ActorName(read.Reader, key), read.Seen[note.Number]))]);
    }
}
