using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>Photos of a private area are hidden until somebody says here why they need to see them.</summary>
internal sealed class ShowModel(ReadRequests requests, ShowPrivateMedia show, SignedIn signedIn, TimeProvider clock) : SheetPage(requests, signedIn, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    private string RequestAddress => $"/clinic/requests/{Sheet.Head.Id}";

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) =>
        await OpenAsync(id, cancellation) ?? (Sheet.IsHidden ? Page() : Redirect(RequestAddress));

    [Does(ClinicAction.OpenMedia, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        if (!Sheet.IsHidden)
        {
            return Redirect(RequestAddress);
        }

        switch (await show.RunAsync(SignedIn.Clinician, Sheet.Head.Id, Reason, cancellation))
        {
            case Outcome<bool>.Ok:
                return Redirect(RequestAddress);

            case Outcome<bool>.Refused({ Kind: ProblemKind.NotFound }):
                return PlainPage.NotFound;

            case Outcome<bool>.Refused(var problem):
                Problems = [new("reason", "reason", problem.Code, problem.PublicMessage)];
                ModelState.AddModelError(string.Empty, problem.PublicMessage);
                Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
                return Page();

            default:
                throw new UnreachableException();
        }
    }
}
