using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>A note that waits for somebody to take note of it.</summary>
public sealed record MentionLine(RequestId Request, string PatientName, string By, DateTimeOffset At, string For, Urgency Urgency, string? Why)
{
    public override string ToString() => "mention line";
}

/// <summary>The notes that are for whoever is signed in, or for a team of theirs, and that nobody has acknowledged.</summary>
public sealed class ReadMentions(OpenRequest requests, FindSubject subjects, MentionLists names, IRequestLists lists)
{
    /// <summary>Most notes of one list that are looked at, the first of each request first: each costs a read of storage.</summary>
    private const int MostLookedAt = 50;

    /// <summary>The most urgent first, and of those the oldest: it has waited longest.</summary>
    public async Task<IReadOnlyList<MentionLine>> RunAsync(Clinician clinician, CancellationToken cancellation)
    {
        var subject = await subjects.RunAsync(clinician, cancellation);
        var ids = new HashSet<RequestId>();

        foreach (var who in MentionLists.Of(subject, clinician.Id))
        {
            ids.UnionWith((await lists.OfAsync(await names.OfAsync(who, cancellation), MostLookedAt, cancellation)).Select(entry => entry.Request));
        }

        var lines = new List<MentionLine>();

        foreach (var id in ids)
        {
            // Whoever may not see the request any more is told nothing of it.
            using var opened = await requests.RunAsync(clinician, ClinicAction.WriteNote, id, cancellation);
            lines.AddRange(opened is null ? [] : LinesOf(opened));
        }

        return [.. lines.OrderByDescending(line => line.Urgency).ThenBy(line => line.At)];
    }

    private static IEnumerable<MentionLine> LinesOf(OpenedRequest opened)
    {
        var (request, key) = (opened.Snapshot, opened.Key);
        var patient = PatientName.Of(request.ReadAsked(key).Patient);
        return [.. request.NotesFor(opened).SelectMany(note => note.To
            .Where(mention => mention.AcknowledgedBy is null && mention.IsFor(opened))
            .Select(mention => new MentionLine(request.Id, patient, request.ActorName(note.By, key), note.At, key.Open(mention.Name, NoteRow.ToPurpose), note.Urgency, note.Why is { } why ? key.Open(why, NoteRow.WhyPurpose) : null)))];
    }
}
