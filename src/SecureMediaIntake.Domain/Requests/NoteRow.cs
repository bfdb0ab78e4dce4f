namespace SecureMediaIntake.Domain.Requests;

/// <summary>What somebody of the staff wrote about a request or one item of it. Never edited: who read it read this. Kept with the request, whose page counts them;
/// written and read in Discussion. Row <c>note:{number}</c>.</summary>
public sealed record NoteRow : IRow
{
    public const string Prefix = "note:";

    /// <summary>The purposes under which its personal fields are sealed.</summary>
    public const string TextPurpose = "note-text";
    public const string ToPurpose = "note-to";
    public const string WhyPurpose = "note-why";

    public string RowKey => KeyOf(Number);

    /// <summary>From 1, in the order of writing.</summary>
    public required int Number { get; init; }

    /// <summary>Names the press that wrote it: pressed twice, it is written once.</summary>
    public required string Press { get; init; }

    /// <summary>Pseudonym of who wrote it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What it is about; null for the request as a whole.</summary>
    public ItemId? Item { get; init; }

    public required SealedText Text { get; init; }

    /// <summary>How soon those for whom it is should read it.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>Why, in one line; null for what is routine.</summary>
    public SealedText? Why { get; init; }

    /// <summary>Whether those with whom media of the request are shared read it too. Colleagues write more openly to each other.</summary>
    public bool WithShared { get; init; }

    public IReadOnlyList<NoteMention> To { get; init; } = [];

    /// <summary>Whether it is in the care record.</summary>
    public NoteFiling Filing { get; init; }

    public static string KeyOf(int number) => FormattableString.Invariant($"{Prefix}{number:D4}");
}

/// <summary>Somebody who is meant to read a note, and whether they said so.</summary>
public sealed record NoteMention
{
    /// <summary>Who, as a MAC under the request's key: <see cref="GrantMarks"/>.</summary>
    public required string Mark { get; init; }

    /// <summary>Who, in words.</summary>
    public required SealedText Name { get; init; }

    /// <summary>Pseudonym of who took note of it, for a team the first of them; null while nobody did.</summary>
    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }
}

/// <summary>How far a note is on its way into the care record.</summary>
public enum NoteFiling
{
    Owed,
    Filed,

    /// <summary>The record refuses it for good.</summary>
    Refused,
}

/// <summary>How far somebody has read. Row <c>notes-read:{pseudonym}</c>.</summary>
public sealed record NotesRead : IRow
{
    public const string Prefix = "notes-read:";

    public string RowKey => KeyOf(Reader);

    /// <summary>Pseudonym.</summary>
    public required string Reader { get; init; }

    /// <summary>When each of the notes was on their screen for the first time, by number: a later note does not change when an earlier one was seen.</summary>
    public required IReadOnlyDictionary<int, DateTimeOffset> Seen { get; init; }

    public static string KeyOf(string reader) => Prefix + reader;
}

/// <summary>Counts notes.</summary>
public static class NoteCount
{
    /// <param name="reader">Pseudonym of somebody of the owner's organisation: they may read all of them.</param>
    /// <returns>How many there are, and how many this reader has not seen.</returns>
    public static (int Count, int New) CountNotes(this RequestSnapshot request, string reader)
    {
        var seen = request.Find<NotesRead>(NotesRead.KeyOf(reader))?.Seen.Keys.ToHashSet() ?? [];
        var notes = request.All<NoteRow>().ToList();
        return (notes.Count, notes.Count(note => note.By != reader && !seen.Contains(note.Number)));
    }
}
