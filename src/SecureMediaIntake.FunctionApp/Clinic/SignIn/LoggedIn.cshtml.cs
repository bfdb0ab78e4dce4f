using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>
/// One step on our own site between another site and the portal. A browser sends a strict cookie only with requests that our own pages start,
/// and the way back from the sign-in, like a link in an e-mail, starts elsewhere.
/// </summary>
internal sealed class LoggedInModel : PageModel
{
    public string To { get; private set; } = ClinicPaths.Home;

    public void OnGet(string? to) => To = ClinicPaths.ReturnTo(to);
}
