using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>C13: on this device, or on a phone that reads a code from this screen.</summary>
internal sealed class OpenCameraModel(
    ReadRequests requests, ShowCaptureCode show, TakeUpCapture takeUp, BeginCapture begin, PublicOrigin site, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    /// <summary>What the button for another phone says.</summary>
    public const string Phone = "phone";

    /// <summary>Only in the answer to the press that made it: asked for again, the page has none.</summary>
    public QrCode? Code { get; private set; }

    public bool IsConnected => Sheet.Link is LinkStatus.Verified;

    public bool CanOpen => Sheet.Link is LinkStatus.Issued or LinkStatus.Verified;

    [Does(ClinicAction.TakePhotos, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await OpenCaptureAsync(id, cancellation) ?? Page();

    /// <param name="where">On which device, as the buttons say.</param>
    [Does(ClinicAction.TakePhotos, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, [FromForm] string? where, CancellationToken cancellation) => await OpenCaptureAsync(id, cancellation)
        ?? (where == Phone ? await ShowCodeAsync(cancellation) : await OpenHereAsync(cancellation));

    private async Task<IActionResult> OpenHereAsync(CancellationToken cancellation)
    {
        var taken = await takeUp.HereAsync(SignedIn.Clinician, Sheet.Head.Id, cancellation);

        if (taken is Outcome<TakenUp>.Ok(var up))
        {
            await begin.RunAsync(up, cancellation);
        }

        return Lead(taken, _ => CapturePaths.Camera, _ => "here");
    }

    private async Task<IActionResult> ShowCodeAsync(CancellationToken cancellation)
    {
        switch (await show.RunAsync(SignedIn.Clinician, Sheet.Head.Id, cancellation))
        {
            case Outcome<LinkSecret>.Ok(var secret):
                Code = QrCode.Of(secret.InLink(site.Value, CapturePaths.Door));
                return Page();

            case Outcome<LinkSecret>.Refused(var problem):
                return Again([problem], _ => "here");

            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult?> OpenCaptureAsync(string? id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation) is { } other ? other : Sheet.Head.TakenByStaff ? null : Redirect($"/clinic/requests/{Sheet.Head.Id}");
}
