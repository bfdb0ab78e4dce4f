using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Why something is not shown.</summary>
public static class ViewingProblems
{
    public static Problem Hidden { get; } = new("private-area-hidden", ProblemKind.Conflict, "Say first why you need to see this");

    public static Problem ReasonIsMissing { get; } = new("reason-missing", ProblemKind.Invalid, "Enter why you need to see them");

    public static Problem ReasonIsTooLong { get; } =
        new("reason-too-long", ProblemKind.Invalid, $"The reason must be {PrivateShown.MaxReason} characters or less");
}
