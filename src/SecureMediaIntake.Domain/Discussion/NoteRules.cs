using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Discussion;

/// <summary>What a clinician fills in, as typed.</summary>
/// <param name="Item">What it is about; null for the request as a whole.</param>
/// <param name="To">Who is meant to read it, as <see cref="NoteReader.Value"/> writes them.</param>
/// <param name="Press">Made by the page: the same again is the same note.</param>
/// <param name="Urgency">How soon they should read it; null where nothing was chosen that exists.</param>
/// <param name="Why">One line of reason, for what is not routine.</param>
public sealed record NoteForm(
    string? Text, ItemId? Item, IReadOnlyList<string> To, bool WithShared, string? Press, Urgency? Urgency = Requests.Urgency.Routine, string? Why = null)
{
    public override string ToString() => "note form";
}

/// <summary>What a note must hold.</summary>
public static class NoteRules
{
    /// <summary>Longest note in characters (journeys C14): what a colleague reads standing.</summary>
    public const int MaxLength = 1_000;

    /// <summary>Most notes of one request. All rows of a request are read with each of its pages; a longer talk belongs into the health record.</summary>
    public const int MostNotes = 200;

    /// <summary>Most people and teams that one note is for.</summary>
    public const int MostReaders = 10;

    private const int LeastPress = 16;
    private const int MostPress = 64;

    public static Problem? FirstProblem(NoteForm form) => form switch
    {
        _ when PatientNote.Tidy(form.Text).Length == 0 => NoteProblems.TextIsMissing,
        _ when PatientNote.Tidy(form.Text).Length > MaxLength => NoteProblems.TextIsTooLong,
        { To.Count: > MostReaders } => NoteProblems.TooManyReaders,
        { Urgency: not (Urgency.Routine or Urgency.Soon or Urgency.Urgent) } => NoteProblems.UrgencyIsMissing,
        { Urgency: not Urgency.Routine, To.Count: 0 } => NoteProblems.ReaderIsMissing,
        { Urgency: not Urgency.Routine } when SaidRow.OneLine(form.Why).Length == 0 => NoteProblems.WhyIsMissing,
        _ when SaidRow.OneLine(form.Why).Length > SaidRow.MaxLength => NoteProblems.WhyIsTooLong,
        { Press: not { Length: >= LeastPress and <= MostPress } } => NoteProblems.PressIsWrong,
        _ => null,
    };
}

/// <summary>Why a note is not written.</summary>
public static class NoteProblems
{
    public static Problem TextIsMissing { get; } = new("note-missing", ProblemKind.Invalid, "Enter a note");

    public static Problem TextIsTooLong { get; } =
        new("note-too-long", ProblemKind.Invalid, $"Your note must be {NoteRules.MaxLength} characters or less");

    public static Problem ReaderIsUnknown { get; } =
        new("note-reader-unknown", ProblemKind.Invalid, "Select who should read it from the list. Share with somebody first who is not in it");

    public static Problem TooManyReaders { get; } =
        new("note-too-many-readers", ProblemKind.Invalid, $"Select {NoteRules.MostReaders} people and teams or fewer");

    public static Problem UrgencyIsMissing { get; } = new("note-urgency-missing", ProblemKind.Invalid, "Select how urgent this is");

    /// <summary>What is urgent and for nobody would be read by nobody in time.</summary>
    public static Problem ReaderIsMissing { get; } = new("note-reader-missing", ProblemKind.Invalid, "Select who should read it, as it is not routine");

    public static Problem WhyIsMissing { get; } = new("note-why-missing", ProblemKind.Invalid, "Enter why this is urgent");

    public static Problem WhyIsTooLong { get; } =
        new("note-why-too-long", ProblemKind.Invalid, $"Your reason must be {SaidRow.MaxLength} characters or less");

    public static Problem ItemIsUnknown { get; } = new("note-item-unknown", ProblemKind.Invalid, "Select what your note is about");

    public static Problem PressIsWrong { get; } = new("note-press-wrong", ProblemKind.Invalid, "Open the page again and write your note there");

    public static Problem TooMany { get; } =
        new("note-too-many", ProblemKind.Conflict, $"There are {NoteRules.MostNotes} notes. Write further ones in the health record");

    public static Problem Unknown { get; } = new("note-unknown", ProblemKind.NotFound, "There is no such note");
}
