using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>C13: what the photos will show, and whether the patient has agreed. Asked before the camera opens: afterwards it would be a formality.</summary>
internal sealed class TakePhotosModel(ReadRequests requests, StartCapture start, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    public static IReadOnlyList<(ConsentGiven Consent, string Words, int Number)> Choices { get; } =
    [
        (ConsentGiven.Spoken, "Yes, spoken", 0),
        (ConsentGiven.Written, "Yes, written", 1),
        (ConsentGiven.BestInterests, "They cannot agree: it is in their best interests", 2),
        (ConsentGiven.Refused, "No", 3),
    ];

    [BindProperty]
    public string? Wanted { get; set; }

    [BindProperty]
    public ConsentGiven Consent { get; set; }

    [BindProperty]
    public bool PrivateArea { get; set; }

    /// <summary>Names this capture: pressed twice, it begins once.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [Does(ClinicAction.TakePhotos, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        (Key, PrivateArea) = (OpaqueId.New(), Sheet.Asked.PrivateArea);
        return Page();
    }

    [Does(ClinicAction.TakePhotos, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        var outcome = await start.RunAsync(SignedIn.Clinician, Sheet.Head.Id, new(Wanted, Consent, PrivateArea, Key), cancellation);
        return Lead(outcome, made => $"/clinic/requests/{made}/camera", FieldOf);
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        _ when problem == CaptureProblems.WantedIsMissing || problem == RequestProblems.WantedIsTooLong => "wanted",
        _ when problem == CaptureProblems.ConsentIsMissing || problem == CaptureProblems.ConsentRefused => "consent",
        _ when problem == RequestProblems.PrivateAreaOfChild => "private-area",
        _ => "start",
    };
}
