using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>C1.</summary>
internal sealed class LogInModel(SignedIn signedIn) : PageModel
{
    public string To { get; private set; } = ClinicPaths.Home;

    public bool Failed { get; private set; }

    public IActionResult OnGet(string? to, string? failed)
    {
        To = ClinicPaths.ReturnTo(to);
        Failed = failed is not null;
        return signedIn.Person is null ? Page() : Redirect(To);
    }
}
