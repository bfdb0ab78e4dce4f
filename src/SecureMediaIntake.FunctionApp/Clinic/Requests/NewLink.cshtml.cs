using System.Globalization;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Clinic.Words;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>A new link in place of the one before, to the same number or another.</summary>
internal sealed class NewLinkModel(ReadRequests requests, ReissueLink reissue, TextPreviews previews, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    private const int FirstDays = 7;

    [BindProperty]
    public string? Mobile { get; set; }

    /// <summary>As text, as on the page for a new request.</summary>
    [BindProperty]
    public string? Days { get; set; } = FirstDays.ToString(CultureInfo.InvariantCulture);

    /// <summary>Number of the link that this page showed.</summary>
    [BindProperty]
    public int Replaces { get; set; }

    public TextPreview Preview => previews.OfNewLink(Sheet.Head, Sheet.Asked, TryDays(out var days) && AskRules.Days.Contains(days) ? days : FirstDays);

    [Does(ClinicAction.ReissueLink, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        (Mobile, Replaces) = (Phones.AsRead(Sheet.Asked.Mobile), Sheet.LinkNumber);
        return Page();
    }

    [Does(ClinicAction.ReissueLink, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        var form = new NewLinkForm(Mobile, TryDays(out var days) ? days : 0, Replaces);
        return Lead(await reissue.RunAsync(SignedIn.Clinician, Sheet.Head.Id, form, cancellation), _ => $"/clinic/requests/{Sheet.Head.Id}", FieldOf);
    }

    private static string FieldOf(Problem problem) =>
        problem == RequestProblems.MobileIsWrong ? "mobile" : problem == RequestProblems.DaysAreWrong ? "days" : "send";

    private bool TryDays(out int days) => int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out days);
}
