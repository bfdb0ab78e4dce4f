using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Every way in which erasing, and keeping from it, can be refused.</summary>
public static class RetentionProblems
{
    public static Problem CaseIsMissing { get; } = new(
        "erasure-case-missing",
        ProblemKind.Invalid,
        $"Enter the number of the case: letters, digits, - and /, at most {CaseNumber.MaxLength}, and at most 9 digits. No name, NHS number or telephone number");

    public static Problem NameIsMissing { get; } =
        new("operator-name-missing", ProblemKind.Invalid, $"Say who you are, in at most {OperatorName.MaxLength} characters");

    public static Problem OnHold { get; } =
        new("erasure-on-hold", ProblemKind.Conflict, "A legal hold keeps this request. Nothing of it can be erased until the hold is released");

    public static Problem NobodyAsked { get; } =
        new("erasure-not-asked", ProblemKind.Conflict, "Nobody has asked to erase this request. Ask first; then a second person agrees");

    public static Problem SecondPersonIsYou { get; } =
        new("erasure-second-person-is-first", ProblemKind.Conflict, "You asked to erase this request. Somebody else must agree");

    public static Problem AlreadyAgreed { get; } =
        new("erasure-agreed", ProblemKind.Conflict, "A second person agreed already. What is erased cannot be brought back");

    public static Problem NoHold { get; } = new("legal-hold-not-there", ProblemKind.Conflict, "No legal hold keeps this request");
}
