using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>
/// A guest whom nobody named, somebody who is not (or no longer) in the directory, or somebody of an organisation that does not use the service. Which of
/// these, it does not say.
/// </summary>
internal sealed class NoAccessModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
