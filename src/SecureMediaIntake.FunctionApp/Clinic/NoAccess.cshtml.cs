using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>A guest, somebody without the role, or somebody of an organisation that does not use the service. Which of these, it does not say.</summary>
internal sealed class NoAccessModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
