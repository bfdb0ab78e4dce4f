using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P5: how to take photos that a clinician can use.</summary>
internal sealed class TipsPage(PatientVisit visit, OrganisationDirectory organisations) : SessionPage(visit, organisations);
