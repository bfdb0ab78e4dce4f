using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Capture;

/// <summary>Why staff cannot take photos.</summary>
public static class CaptureProblems
{
    public static Problem WantedIsMissing { get; } = new("capture-wanted-missing", ProblemKind.Invalid, "Enter what the photos will show");

    public static Problem ConsentIsMissing { get; } = new("capture-consent-missing", ProblemKind.Invalid, "Select if the patient has agreed");

    public static Problem ConsentRefused { get; } =
        new("capture-consent-refused", ProblemKind.Invalid, "You cannot take photos if the patient has not agreed");

    /// <summary>One answer for every code that does not work: used, run out, replaced, or never one.</summary>
    public static Problem CodeIsSpent { get; } =
        new("capture-code-spent", ProblemKind.NotFound, "This code does not work any more. Show a new one on the other screen.");

    public static Problem NotYours { get; } =
        new("capture-not-yours", ProblemKind.Conflict, "Somebody else is taking these photos. Start again from the request.");

    public static Problem TimeIsUp { get; } =
        new("capture-time-up", ProblemKind.Gone, "You can add files for 15 minutes. Press Finish, and start again to take more.");
}
