using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>Asks before a request is called off, and does it.</summary>
internal sealed class CancelRequestModel(ReadRequests requests, CancelRequest cancelRequest, SignedIn signedIn, TimeProvider clock)
    : SheetPage(requests, signedIn, clock)
{
    /// <summary>What the ticked box says.</summary>
    public const string TellPatient = "yes";

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    [Does(ClinicAction.CancelRequest, On.Request)]
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellation) => await OpenAsync(id, cancellation) ?? Page();

    [Does(ClinicAction.CancelRequest, On.Request)]
    public async Task<IActionResult> OnPostAsync(string? id, [FromForm] string? tell, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is { } other)
        {
            return other;
        }

        switch (await cancelRequest.RunAsync(SignedIn.Clinician, Sheet.Head.Id, tell == TellPatient, cancellation))
        {
            case Outcome<bool>.Ok:
                return Redirect($"/clinic/requests/{Sheet.Head.Id}");

            case Outcome<bool>.Refused({ Kind: ProblemKind.NotFound }):
                return PlainPage.NotFound;

            case Outcome<bool>.Refused(var problem):
                Problems = [new("cancel", "cancel", problem.Code, problem.PublicMessage)];
                ModelState.AddModelError(string.Empty, problem.PublicMessage);
                Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
                return Page();

            default:
                throw new UnreachableException();
        }
    }
}
