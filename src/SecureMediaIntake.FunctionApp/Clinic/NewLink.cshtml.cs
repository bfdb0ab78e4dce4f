using System.Diagnostics;
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
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic;

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

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public TextPreview Preview => previews.OfNewLink(Sheet.Head, Sheet.Asked, TryDays(out var days) && AskRules.Days.Contains(days) ? days : FirstDays);

    public FieldProblem? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field);

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

        switch (await reissue.RunAsync(SignedIn.Clinician, Sheet.Head.Id, new(Mobile, TryDays(out var days) ? days : 0, Replaces), cancellation))
        {
            case Outcome<int>.Ok:
                return Redirect($"/clinic/requests/{Sheet.Head.Id}");

            case Outcome<int>.Refused({ Kind: ProblemKind.NotFound }):
                return PlainPage.NotFound;

            case Outcome<int>.Refused(var problem):
                var field = problem == RequestProblems.MobileIsWrong ? "mobile" : problem == RequestProblems.DaysAreWrong ? "days" : "send";
                Problems = [new(field, field, problem.Code, problem.PublicMessage)];
                ModelState.AddModelError(string.Empty, problem.PublicMessage);
                Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
                return Page();

            default:
                throw new UnreachableException();
        }
    }

    private bool TryDays(out int days) => int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out days);
}
