using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary>Chooses the one patient among what a search by NHS number found (docs/design.md).</summary>
internal static class PatientMatch
{
    public static Outcome<PatientFacts> Choose(IEnumerable<Patient> found, NhsNumber number, DateOnly birthDate)
    {
        var inUse = found
            .Where(patient => PatientRules.HasNumber(patient, number.Value) && PatientRules.IsActive(patient) && !PatientRules.IsReplaced(patient))
            .ToList();

        return inUse switch
        {
            [] => RequestProblems.NoPatient,

            // Before the death: with a wrong date, whether somebody died is not the asker's to learn.
            [var one] when !PatientRules.WasBornOn(one, birthDate) => RequestProblems.NoPatient,
            [var one] when PatientRules.HasDied(one) => RequestProblems.PatientDied,
            [var one] => PatientRules.Facts(one, number, birthDate) is { } facts ? facts : RequestProblems.NoPatient,

            // Not narrowed down by birth date: that the record mixes two people up is what the records team must hear.
            _ => RequestProblems.TwoPatients,
        };
    }
}
