using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// Finds a patient of the organisation's care record to look at what there is of them. Unlike <see cref="IPatientIndex"/>, from which something is asked of somebody,
/// it finds who has died too.
/// </summary>
/// <remarks>Asked by POST, so that number and name stay out of every log of addresses.</remarks>
public interface IPatientSearch
{
    /// <returns>The one patient in use with this number; or <see cref="PatientProblems.NotFound"/>, <see cref="RequestProblems.TwoPatients"/>.</returns>
    /// <exception cref="UnavailableException">The care record does not answer.</exception>
    Task<Outcome<PatientFacts>> ByNumberAsync(Organisation organisation, NhsNumber number, CancellationToken cancellation);

    /// <summary>By the whole family name, whatever its case, and the date of birth.</summary>
    /// <returns>The one patient; or <see cref="PatientProblems.NotFound"/>, <see cref="PatientProblems.SeveralFound"/>.</returns>
    /// <exception cref="UnavailableException">The care record does not answer.</exception>
    Task<Outcome<PatientFacts>> ByNameAsync(Organisation organisation, string family, DateOnly birthDate, CancellationToken cancellation);
}

/// <summary>Every way in which finding a patient can be refused, beside those of <see cref="RequestProblems"/>.</summary>
public static class PatientProblems
{
    /// <summary>Whether the number or the name was wrong is not said: it would tell who is a patient.</summary>
    public static Problem NotFound { get; } = new("patient-not-found", ProblemKind.Invalid, "No patient found");

    public static Problem SeveralFound { get; } =
        new("patients-several", ProblemKind.Invalid, "More than one patient has this name and date of birth. Use the NHS number");

    public static Problem NothingTyped { get; } = new("patient-nothing-typed", ProblemKind.Invalid, "Enter an NHS number, or a last name and date of birth");

    public static Problem ReferenceEnded { get; } = new("patient-reference-ended", ProblemKind.Invalid, "You were away for a while. Find the patient again");

    public static Problem EmergencyReasonIsMissing { get; } = new("emergency-reason-missing", ProblemKind.Invalid, "Enter why this is an emergency");

    public static Problem EmergencyReasonIsTooLong { get; } =
        new("emergency-reason-too-long", ProblemKind.Invalid, "Why this is an emergency must be 200 characters or less");

    public static Problem NothingToOpen { get; } = new("emergency-nothing-to-open", ProblemKind.Conflict, "There is nothing to open");
}
