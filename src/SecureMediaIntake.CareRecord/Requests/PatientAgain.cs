using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord.Requests;

/// <summary>
/// Days go by between the match and the filing; this looks whether the record still means the same person (docs/design.md, step 2).
/// </summary>
internal static class PatientAgain
{
    /// <summary>Most merges that are followed: a longer chain is a circle or a muddle.</summary>
    private const int MostMerges = 3;

    /// <returns>Logical id of the patient, after merges of the same NHS number; or <see cref="FilingProblems.PatientChanged"/>.</returns>
    public static async Task<Outcome<string>> FindAsync(
        CareRecordClient client, Organisation organisation, PatientFacts matched, CancellationToken cancellation)
    {
        var id = matched.RecordId;
        for (var merges = 0; merges <= MostMerges; merges++)
        {
            var answer = await client.ReadAsync("Patient", id, cancellation);
            if (answer.Kind == AnswerKind.Refused)
            {
                return FilingProblems.RefusedByRecord;
            }

            if (answer.Resource is not Patient patient || patient.Id != id || !PatientRules.HasNumber(patient, matched.NhsNumber))
            {
                return FilingProblems.PatientChanged;
            }

            if (!PatientRules.IsReplaced(patient))
            {
                return PatientRules.IsActive(patient) ? id : FilingProblems.PatientChanged;
            }

            if (SurvivorOf(patient, organisation) is not { } survivor)
            {
                return FilingProblems.PatientChanged;
            }

            id = survivor;
        }

        return FilingProblems.PatientChanged;
    }

    /// <summary>The one patient that replaces this one in the same record; null where it names several, another record or none by reference.</summary>
    private static string? SurvivorOf(Patient patient, Organisation organisation)
    {
        var replacing = patient.Link.Where(link => link.Type is Patient.LinkType.ReplacedBy).Select(link => link.Other?.Reference).ToList();
        if (replacing is not [{ } reference])
        {
            return null;
        }

        var home = $"{organisation.FhirBaseUri.ToString().TrimEnd('/')}/";
        var path = reference.StartsWith(home, StringComparison.Ordinal) ? reference[home.Length..] : reference;
        return path.Split('/') is ["Patient", var id] && Id.IsValidValue(id) ? id : null;
    }
}
