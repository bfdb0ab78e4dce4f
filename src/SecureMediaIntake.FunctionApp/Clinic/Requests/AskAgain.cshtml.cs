using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>Better photos of the same: one choice, and the words that the patient gets.</summary>
internal sealed class AskAgainModel(ReadRequests requests, AskAgain again, TextPreviews previews, Catalogues catalogues, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    [BindProperty]
    public RetakeReason Reason { get; set; }

    /// <summary>Names what is asked: pressed twice, it is asked once.</summary>
    [BindProperty]
    public string? Key { get; set; }

    /// <summary>In the language of the patient's pages.</summary>
    public Languages.Words PatientWords => new(catalogues.Find(Sheet.Head.Language) ?? catalogues.English);

    public TextPreview Preview => previews.OfRequest(
        SignedIn.Clinician.Organisation, Sheet.Asked.Patient, AskAgain.FormOf(Sheet.Head, Sheet.Asked, Reason, Key));

    [Does(ClinicAction.AskAgain, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        Key = OpaqueId.New();
        return Page();
    }

    [Does(ClinicAction.AskAgain, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        var outcome = await again.RunAsync(SignedIn.Clinician, Sheet.Head.Id, Reason, Key, cancellation);

        // What the page asks from here on is asked anew.
        Key = OpaqueId.New();
        return Lead(outcome, made => $"/clinic/requests/{made}/sent", problem => problem == RequestProblems.RetakeReasonIsMissing ? "reason" : "send");
    }
}
