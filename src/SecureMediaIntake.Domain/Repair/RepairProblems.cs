using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>Every way in which repairing a mix-up can be refused.</summary>
public static class RepairProblems
{
    public static Problem IsMisfiled { get; } =
        new("item-misfiled", ProblemKind.Conflict, "Somebody said that this is another patient's. A second person decides about it in the portal");

    public static Problem WithdrawnInRecord { get; } =
        new("entry-withdrawn-in-record", ProblemKind.Conflict, "The health record says that this entry was entered in error. Ask whoever said so");

    public static Problem ItemsAreMissing { get; } = new("misfile-items-missing", ProblemKind.Invalid, "Select at least 1 file");

    public static Problem ReasonIsMissing { get; } = new("misfile-reason-missing", ProblemKind.Invalid, "Enter how you know that they are not of this patient");

    public static Problem ReasonIsTooLong { get; } =
        new("misfile-reason-too-long", ProblemKind.Invalid, $"The reason must be {ReportMisfile.MaxReason} characters or less");

    public static Problem WishIsMissing { get; } = new("misfile-wish-missing", ProblemKind.Invalid, "Select whether you know whose they are");

    public static Problem SamePatient { get; } =
        new("misfile-same-patient", ProblemKind.Invalid, "This is the patient whose they are not. Enter the right patient");

    public static Problem ChildsPrivateArea { get; } = new(
        "misfile-private-area-of-child", ProblemKind.Invalid, "They may show a private area, and this patient is under 18. They cannot be moved. Tell your safeguarding lead");

    public static Problem DecisionIsMissing { get; } = new("misfile-decision-missing", ProblemKind.Invalid, "Select what to do with them");

    public static Problem SecondPersonIsYou { get; } = new(
        "misfile-second-person-is-first", ProblemKind.Conflict, "You reported them or named the right patient. Somebody else must decide");

    public static Problem TargetIsMissing { get; } = new(
        "misfile-target-missing", ProblemKind.Invalid, "Nobody has said whose they are yet. They cannot be moved before that");

    public static Problem ChangedMeanwhile { get; } = new(
        "misfile-changed-meanwhile", ProblemKind.Conflict, "Somebody named another patient meanwhile. Check whose they are, then decide");

    public static Problem AlreadyDecided { get; } = new("misfile-decided", ProblemKind.Conflict, "This has been decided already. Refresh the page to see how");
}
