using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Showing;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P11: the photos and videos that are shown, each with name and time over it. The page itself opens none of them: each picture asks for itself, and is noted.</summary>
internal sealed class PhotosPage(PatientVisit visit, OrganisationDirectory organisations, ReadShown read, TimeProvider clock)
    : ViewSessionPage(visit, organisations, clock)
{
    public const string Address = "/p/photos";

    /// <summary>Value of <c>show</c> once somebody pressed.</summary>
    public const string Pressed = "yes";

    public ShownSheet Sheet { get; private set; } = null!;

    /// <summary>Whether the pictures wait for a press: who opens a text on a bus may not want them on the screen.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Who looks, and when: over each picture, where a photo of the screen would have it too.</summary>
    public string Mark => $"{Sheet.Name}, {Words.Now.DateAndTime(Now)}";

    protected override bool IsFor(ViewLinkStatus state) => state is ViewLinkStatus.Verified;

    public async Task<IActionResult> OnGetAsync([FromQuery] string? show, CancellationToken cancellation)
    {
        if (await read.RunAsync(Session, cancellation) is not { Items.Count: > 0 } sheet)
        {
            return Redirect(ClosedPage.Address);
        }

        Sheet = sheet;
        IsHidden = sheet.MayShowPrivateArea && show != Pressed;
        return Page();
    }

    public string NameOf(MediaItem item) => FileRow.NameOf(item, Words.Now);
}
