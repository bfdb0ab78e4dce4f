using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>Finds the patient in the organisation's care record before anything is asked of anybody. A patient is never created.</summary>
public interface IPatientIndex
{
    /// <summary>Exactly one active patient, alive, not replaced, with this number and birth date.</summary>
    /// <returns>The patient; or <see cref="RequestProblems.NoPatient"/>, <see cref="RequestProblems.TwoPatients"/>, <see cref="RequestProblems.PatientDied"/>.</returns>
    /// <remarks>Asked by POST, so that the number stays out of every log of addresses (docs/design.md).</remarks>
    /// <exception cref="UnavailableException">The care record does not answer.</exception>
    Task<Outcome<PatientFacts>> FindAsync(Organisation organisation, NhsNumber number, DateOnly birthDate, CancellationToken cancellation);
}
