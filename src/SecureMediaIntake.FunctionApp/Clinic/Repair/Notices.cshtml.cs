using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Repair;

/// <summary>What somebody has to know of photos that they were shown, and what waits for a second person.</summary>
internal sealed class NoticesModel(Notices notices, SignedIn signedIn) : FormPage
{
    public NoticeSheet Sheet { get; private set; } = new([], []);

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Misfile { get; set; }

    [Does(ClinicAction.ReadNotices, On.Organisation)]
    public async Task OnGetAsync(CancellationToken cancellation) => Sheet = await notices.ForAsync(signedIn.Clinician, cancellation);

    /// <summary>"I have read this". What is not theirs to read, or was read before, changes nothing.</summary>
    [Does(ClinicAction.ReadNotices, On.Organisation)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Ids.TryParse<RequestId>(About, out var request) && OpaqueId.IsOne(Misfile))
        {
            await notices.NoteReadAsync(signedIn.Clinician, request, Misfile!, cancellation);
        }

        return Redirect(ClinicPaths.Notices);
    }
}
