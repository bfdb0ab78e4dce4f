using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.Patients;

/// <summary>
/// How a form names a patient who was found: encrypted, for this one person, for as long as a session may be idle. Not by the number: what stands in a page can be
/// changed by hand, and the reason for an emergency would then be about somebody else than the page showed.
/// </summary>
internal sealed class PatientReference(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    public string Of(PatientFacts patient, Clinician clinician) => For(clinician).Protect(patient.NhsNumber, Lasts);

    /// <returns>Null for what is too old, somebody else's, or none.</returns>
    public string? Read(string? reference, Clinician clinician)
    {
        try
        {
            return string.IsNullOrEmpty(reference) ? null : For(clinician).Unprotect(reference);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(Clinician clinician) =>
        protection.CreateProtector("smi/patient-reference/1", clinician.Organisation, clinician.Identity).ToTimeLimitedDataProtector();
}
