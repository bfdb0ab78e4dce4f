using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Viewing;

/// <summary>Photos of a private area are hidden until somebody says here why they need to see them.</summary>
internal sealed class ShowModel(ReadRequests requests, ShowPrivateMedia show, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    private string RequestAddress => $"/clinic/requests/{Sheet.Head.Id}";

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation) ?? (Sheet.IsHidden ? Page() : Redirect(RequestAddress));

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        if (!Sheet.IsHidden)
        {
            return Redirect(RequestAddress);
        }

        return Lead(await show.RunAsync(SignedIn.Clinician, Sheet.Head.Id, Reason, cancellation), _ => RequestAddress, _ => "reason");
    }
}
