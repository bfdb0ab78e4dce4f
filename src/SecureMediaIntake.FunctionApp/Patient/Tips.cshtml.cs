using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P5: how to take photos that a clinician can use; first of all what was wrong with the last ones, if the team asks again.</summary>
internal sealed class TipsPage(PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted) : SessionPage(visit, organisations)
{
    public string? Retake { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Retake = Words.Now.OfRetake((await wanted.RunAsync(Session.Request, cancellation)).Retake);
}
