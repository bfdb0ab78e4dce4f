using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Every way in which a link can refuse.</summary>
public static class LinkProblems
{
    /// <summary>The one refusal before the check: unknown, used, locked, cancelled and expired links answer with exactly this.</summary>
    public static Problem CannotOpen { get; } =
        new("link-cannot-open", ProblemKind.NotFound, "We cannot open this link for sending");

    public static Problem Locked { get; } =
        new("link-locked", ProblemKind.TooMany, "You cannot use this link any more. There were too many wrong answers.");

    public static Problem WrongAnswer { get; } = new("answer-wrong", ProblemKind.Invalid, "That does not match.");

    public static Problem CheckAgain { get; } =
        new("check-again", ProblemKind.CheckAgain, "You were away for a while. We kept your files. Answer the question again to carry on.");

    public static Problem Moved { get; } =
        new("moved", ProblemKind.Conflict, "You carried on on another phone. To use this one, open the link in your text again.");

    public static Problem Ended { get; } =
        new("link-ended", ProblemKind.Gone, "This link has ended. Call us if you still want to send photos.");

    public static Problem NothingToSend { get; } =
        new("nothing-to-send", ProblemKind.Invalid, "You need to add at least 1 photo or video");

    public static Problem WhoseIsMissing { get; } = new("whose-missing", ProblemKind.Invalid, "Select who the photos are of");

    public static Problem AlreadyReceived { get; } =
        new("already-received", ProblemKind.Conflict, "The patient has already sent their photos");
}
