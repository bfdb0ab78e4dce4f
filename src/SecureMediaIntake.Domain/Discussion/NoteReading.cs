using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>Reads notes from a snapshot.</summary>
public static class NoteReading
{
    /// <summary>What this reader may read: all of it in the owner's organisation; else their own organisation's notes, and those that were written for them too.</summary>
    public static IEnumerable<NoteRow> NotesFor(this RequestSnapshot request, OpenedRequest opened) => request.All<NoteRow>()
        .Where(note => opened.Subject.Organisation == request.Head.Organisation || note.WithShared || request.OrganisationOf(note.By) == opened.Subject.Organisation)
        .OrderBy(note => note.Number);

    /// <summary>Whether whoever opened the request is meant, by name or as one of their team.</summary>
    public static bool IsFor(this NoteMention mention, OpenedRequest opened) =>
        MentionLists.Of(opened.Subject, opened.Clinician.Id).Any(who => MentionLists.MarkOf(who, opened.Key) == mention.Mark);

    private static string OrganisationOf(this RequestSnapshot request, string pseudonym) =>
        request.Find<ActorRow>(ActorRow.Prefix + pseudonym)?.Organisation ?? request.Head.Organisation;
}
