using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P4: what happens to the photos, and the patient's yes or no. The words that were shown are kept by version, language and hash.</summary>
internal sealed class AgreePage(
    PatientVisit visit, OrganisationDirectory organisations, ReadWanted wanted, AgreeToSend agree, DeclineToSend decline, PrepareUploads prepare)
    : SessionPage(visit, organisations)
{
    public string Why { get; private set; } = string.Empty;

    public ConsentWords Consent { get; private set; } = null!;

    public PhotosOf? Whose { get; private set; }

    public bool Agreed { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public FieldError? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Session.Request.Find<Agreement>(Agreement.Key) is { Words: Agreement.WordsNow })
        {
            return RedirectToPage("/Patient/Files");
        }

        await ReadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "agree")] string? agreed, [FromForm(Name = "whose")] string? whose, CancellationToken cancellation)
    {
        await ReadAsync(cancellation);
        (Agreed, Whose) = (agreed == "yes", Enum.TryParse<PhotosOf>(whose, out var of) && Enum.IsDefined(of) ? of : null);
        Errors =
        [
            .. Consent.ForAnother && Whose is null ? [new FieldError("whose", Words.Of(LinkProblems.WhoseIsMissing))] : Array.Empty<FieldError>(),
            .. Agreed ? [] : (FieldError[])[new("agree", Words.Of(UploadProblems.NotAgreed))],
        ];

        if (Errors.Count > 0)
        {
            return Page();
        }

        // Again here, in case the process died between the check and the key.
        await prepare.RunAsync(Session, cancellation);

        return await agree.RunAsync(Session, new(Words.Language.Tag, Consent.Sha256In(Words.Now), Whose), cancellation) switch
        {
            Outcome<Agreement>.Ok => RedirectToPage("/Patient/Tips"),
            Outcome<Agreement>.Refused => RedirectToPage("/Patient/CarryOn"),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellation) => await decline.RunAsync(Session, cancellation) switch
    {
        Outcome<bool>.Ok => RedirectToPage("/Patient/Declined"),

        // Something was sent on already: the page of files says how far each is.
        Outcome<bool>.Refused({ Code: var code }) when code == ItemRules.NotNow.Code => RedirectToPage("/Patient/Files"),
        Outcome<bool>.Refused => RedirectToPage("/Patient/CarryOn"),
        _ => throw new UnreachableException(),
    };

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var read = await wanted.RunAsync(Session.Request, cancellation);
        (Why, Consent) = (read.Why, new(read.Private, Session.Request.Head.ForAnother));
    }
}
