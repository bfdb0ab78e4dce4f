using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Every way in which the numbers of a view link can refuse.</summary>
public static class ViewLinkProblems
{
    public static Problem NumbersAreWrong { get; } = new("numbers-wrong", ProblemKind.Invalid, "Those are not the numbers we sent you.");

    public static Problem NumbersAreOld { get; } = new("numbers-old", ProblemKind.Invalid, "These numbers no longer work. Ask for new ones.");

    public static Problem NumbersOnTheirWay { get; } =
        new("numbers-on-their-way", ProblemKind.Invalid, "We have just sent you numbers. Wait 1 minute, then ask again.");

    public static Problem NoMoreNumbers { get; } = new("numbers-no-more", ProblemKind.Invalid, "We cannot send you more numbers for this link. Call us.");

    /// <summary>The e-mail did not go out. What was made for it is worth nothing to anybody; new ones can be asked for.</summary>
    public static Problem NumbersNotSent { get; } = new("numbers-not-sent", ProblemKind.Invalid, "We could not send you the numbers. Try again, or call us.");
}
