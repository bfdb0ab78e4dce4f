using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Every way in which an upload can be refused, in the words of the page.</summary>
public static class UploadProblems
{
    public static Problem Unknown { get; } = new("upload-unknown", ProblemKind.NotFound, "There is no such file. Choose it again.");

    public static Problem Malformed { get; } =
        new("upload-malformed", ProblemKind.Invalid, "The selected file could not be uploaded - try again");

    public static Problem NothingSelected { get; } = new("nothing-selected", ProblemKind.Invalid, "Select a photo or video");

    public static Problem Empty { get; } = new("empty", ProblemKind.Invalid, "The selected file is empty");

    public static Problem TooLarge { get; } = new("too-large", ProblemKind.TooLarge, "The selected file must be smaller than 2GB");

    /// <summary>By a plain form; a page with script takes far more.</summary>
    public static Problem PostedTooLarge { get; } =
        new("posted-too-large", ProblemKind.TooLarge, "The selected file must be smaller than 20MB");

    public static Problem WrongType { get; } = new(
        "wrong-type", ProblemKind.Unsupported, "The selected file must be a photo (JPG, PNG, HEIC or WebP) or a video (MP4, MOV or WebM)");

    public static Problem TooMany { get; } =
        new("too-many", ProblemKind.Conflict, $"You can only select up to {UploadLimits.MaxFiles} files");

    public static Problem SpaceUsed { get; } =
        new("space-used", ProblemKind.Conflict, "There is no more space for this request. Remove a file, or send what you have");

    public static Problem NoteIsTooLong { get; } =
        new("note-too-long", ProblemKind.Invalid, $"Your note must be {PatientNote.MaxLength} characters or less");

    public static Problem StillChecking { get; } = new(
        "still-checking", ProblemKind.Conflict, "Some files are still being checked. Wait until they are uploaded, or remove them.");

    public static Problem NotAgreed { get; } =
        new("not-agreed", ProblemKind.Invalid, "Select if you agree to send photos and videos for your care.");

    /// <summary>What arrived is not what the page sent: changed on the way, or mixed with something else.</summary>
    public static Problem Differs { get; } =
        new("differs", ProblemKind.Conflict, "Part of this came from another phone. Choose it again, or remove it.");
}
