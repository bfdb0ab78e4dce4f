using System.Diagnostics;
using System.Globalization;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Showing;

/// <summary>C18 for a view link: what was seen of it, and the button that ends it. The governance lead sees this page and no media.</summary>
internal sealed class StopShowingModel(ReadViewLinks links, StopShowing stop, SignedIn signedIn, TimeProvider clock) : PageModel
{
    private ViewLinkSheet? _sheet;

    public ViewLinkSheet Sheet => _sheet ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Sheet.Patient, clock.GetUtcNow());

    public string Address { get; private set; } = string.Empty;

    public string Heading => ShowWords.HeadingOf(Sheet.State, Sheet.To.Name);

    [Does(ClinicAction.StopSharing, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? number, CancellationToken cancellation) => await OpenAsync(id, number, cancellation) ?? Page();

    [Does(ClinicAction.StopSharing, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? number, CancellationToken cancellation)
    {
        if (await OpenAsync(id, number, cancellation) is { } other)
        {
            return other;
        }

        return await stop.RunAsync(signedIn.Clinician, RequestId.From(id!), Sheet.Link.Number, cancellation) is Outcome<bool>.Ok
            ? Redirect($"{Address}/view-links/{Sheet.Link.Number}/stop")
            : PlainPage.NotFound;
    }

    private async Task<IActionResult?> OpenAsync(string? id, string? number, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var one))
        {
            return PlainPage.NotFound;
        }

        Address = $"/clinic/requests/{request}";

        if (await links.OneAsync(signedIn.Clinician, request, one, cancellation) is Outcome<ViewLinkSheet>.Ok(var sheet))
        {
            _sheet = sheet;
            return null;
        }

        return PlainPage.NotFound;
    }
}
