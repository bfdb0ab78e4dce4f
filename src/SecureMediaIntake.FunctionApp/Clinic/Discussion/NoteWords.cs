using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.Discussion;

/// <summary>How far a note came, in words.</summary>
internal static class NoteWords
{
    /// <summary>Delivered: it is kept, and in the list of whom it is for. Seen: it was on that person's screen.</summary>
    public static string SeenInWords(this NoteSheet note, DateTimeOffset now) => note.Seen.Count == 0
        ? "Delivered. Not seen yet."
        : $"Seen by {string.Join(", ", note.Seen.Select(seen => $"{seen.By} {UkTime.Short(seen.At, now)}"))}.";

    /// <summary>Who reads it, where that is not just the team; and whether the record has it, where it has not.</summary>
    public static string? AudienceInWords(this NoteSheet note, NotesSheet sheet)
    {
        string[] words =
        [
            .. note.WithShared && !sheet.IsOutside ? ["Those with whom this is shared may read it."] : Array.Empty<string>(),
            .. note.Filing is NoteFiling.Refused ? ["The health record did not take it. Write it there yourself."] : Array.Empty<string>(),
        ];
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    /// <summary>"2 notes wait for you, 1 of them urgent".</summary>
    public static string WaitingInWords(IReadOnlyList<MentionLine> lines)
    {
        var waiting = lines.Count == 1 ? "1 note waits for you" : $"{lines.Count} notes wait for you";
        return (lines.Count, lines.Count(line => line.Urgency is Urgency.Urgent)) switch
        {
            (_, 0) => waiting,
            (1, _) => $"{waiting}: it is urgent",
            (_, var urgent) => $"{waiting}, {urgent} of them urgent",
        };
    }

    /// <summary>"3 notes, 1 of them new to you".</summary>
    public static string CountInWords(int notes, int fresh) => (notes, fresh) switch
    {
        (0, _) => "No notes",
        (_, 0) => Words.Sizes.Plural(notes, "note"),
        (1, _) => "1 note, new to you",
        _ => $"{Words.Sizes.Plural(notes, "note")}, {fresh} of them new to you",
    };
}
