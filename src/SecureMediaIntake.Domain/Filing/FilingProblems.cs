using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>Why filing needs a person. The codes become the item's cause.</summary>
public static class FilingProblems
{
    public static Problem PatientChanged { get; } =
        new("patient-changed", ProblemKind.Conflict, "The patient in the record is no longer the one that was matched. Check who this is.");

    public static Problem CorrectedInRecord { get; } =
        new("corrected-in-record", ProblemKind.Conflict, "Somebody changed this entry in the record. It was not overwritten.");

    public static Problem RemovedInRecord { get; } =
        new("removed-in-record", ProblemKind.Conflict, "Somebody removed this entry from the record. It was not written again.");

    public static Problem RefusedByRecord { get; } =
        new("refused-by-record", ProblemKind.Conflict, "The care record refused this entry. Tell the records team.");

    public static Problem ReadBackDiffers { get; } =
        new("read-back-differs", ProblemKind.Conflict, "What the care record gave back is not what was written. Tell the records team.");

    public static Problem PutOffTooLong { get; } =
        new("put-off-too-long", ProblemKind.Conflict, "This could not be done for 72 hours. Tell the people who run the service.");
}
