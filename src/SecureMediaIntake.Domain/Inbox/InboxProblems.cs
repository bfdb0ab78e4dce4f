using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>Every way in which taking, passing and saying how urgent it is can be refused.</summary>
public static class InboxProblems
{
    public static Problem NothingWaits { get; } = new("nothing-waits", ProblemKind.Conflict, "Nothing of this request is waiting for anybody");

    public static Problem ToIsMissing { get; } = new("pass-to-missing", ProblemKind.Invalid, "Select who to pass this to");

    public static Problem IsTheirs { get; } = new("pass-to-same", ProblemKind.Conflict, "They have this already");

    public static Problem WordsAreTooLong { get; } =
        new("reason-too-long", ProblemKind.Invalid, $"Your reason must be {SaidRow.MaxLength} characters or less");

    public static Problem UrgencyIsMissing { get; } = new("urgency-missing", ProblemKind.Invalid, "Select how urgent this is");

    public static Problem WhyIsMissing { get; } = new("urgency-why-missing", ProblemKind.Invalid, "Enter why this is urgent");

    public static Problem WhyRoutineIsMissing { get; } = new("urgency-why-routine-missing", ProblemKind.Invalid, "Enter why this is routine");
}
