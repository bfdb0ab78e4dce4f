using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>
/// C17's "Sharing in 30 seconds" and C18: one share, what it waits for or who has seen what of it, and the button that ends it. The governance lead sees this page
/// and no media.
/// </summary>
internal sealed class StopSharingModel(ReadShares shares, StopSharing stop, SignedIn signedIn, TimeProvider clock) : PageModel
{
    private ShareSheet? _share;

    public ShareSheet Share => _share ?? throw new UnreachableException("The handler returns before the page is written.");

    public PatientBar Patient => PatientBar.Of(Share.Patient, clock.GetUtcNow());

    public string Address { get; private set; } = string.Empty;

    public string Heading => Share.State.InWords(Share.To, (Share.Grant.BeginsAt() ?? Share.Grant.Until) - clock.GetUtcNow());

    public int ItemsSeen => Share.Views.Select(view => view.Item).Distinct(StringComparer.Ordinal).Count();

    [Does(ClinicAction.StopSharing, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, string? grant, CancellationToken cancellation) => await OpenAsync(id, grant, cancellation) ?? Page();

    [Does(ClinicAction.StopSharing, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, string? grant, CancellationToken cancellation)
    {
        if (await OpenAsync(id, grant, cancellation) is { } other)
        {
            return other;
        }

        return await stop.RunAsync(signedIn.Clinician, RequestId.From(id!), Share.Grant.Id, cancellation) is Outcome<bool>.Ok
            ? Redirect($"{Address}/shares/{Share.Grant.Id}/stop")
            : PlainPage.NotFound;
    }

    private async Task<IActionResult?> OpenAsync(string? id, string? grant, CancellationToken cancellation)
    {
        if (!Ids.TryParse<RequestId>(id, out var request) || !OpaqueId.IsOne(grant))
        {
            return PlainPage.NotFound;
        }

        Address = $"/clinic/requests/{request}";

        switch (await shares.OneAsync(signedIn.Clinician, request, grant, cancellation))
        {
            case Outcome<ShareSheet>.Ok(var share):
                _share = share;
                return null;

            case Outcome<ShareSheet>.Refused:
                return PlainPage.NotFound;

            default:
                throw new UnreachableException();
        }
    }
}
