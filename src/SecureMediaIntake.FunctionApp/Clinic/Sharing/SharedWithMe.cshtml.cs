using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>What colleagues of any organisation share with whoever is signed in.</summary>
internal sealed class SharedWithMeModel(ReadSharedWithMe shared, SignedIn signedIn) : PageModel
{
    public IReadOnlyList<SharedSheet> Sheets { get; private set; } = [];

    [Does(ClinicAction.ListShared, On.Organisation)]
    public async Task OnGetAsync(CancellationToken cancellation) => Sheets = await shared.AllAsync(signedIn.Clinician, cancellation);
}
