using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Showing;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P11, second step: the six numbers that went by e-mail. It does not say to which address: who reads over a shoulder would know the mailbox to try.</summary>
internal sealed class NumbersPage(
    PatientVisit visit, OrganisationDirectory organisations, EnterNumbers enter, SendNumbers send, AnswerFloor floor, TimeProvider clock)
    : ViewSessionPage(visit, organisations, clock)
{
    public const string Address = "/p/numbers";

    /// <summary>What the pressed button wants.</summary>
    public const string StepEnter = "enter";
    public const string StepAgain = "again";

    private const string Sent = "sent";

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Whether new numbers were just sent.</summary>
    public bool IsSentAgain { get; private set; }

    protected override bool IsFor(ViewLinkStatus state) => state is ViewLinkStatus.Checked;

    public static string AddressAfter(Problem unsent) => $"{Address}?problem={unsent.Code}";

    /// <param name="problem">Why numbers were not sent, by its code.</param>
    /// <param name="again"><c>sent</c> after new ones were.</param>
    public void OnGet([FromQuery] string? problem, [FromQuery] string? again)
    {
        Problem[] known = [ViewLinkProblems.NumbersOnTheirWay, ViewLinkProblems.NoMoreNumbers, ViewLinkProblems.NumbersNotSent];
        Errors = known.FirstOrDefault(one => one.Code == problem) is { } found ? [new("numbers", Words.Of(found))] : [];
        IsSentAgain = again == Sent;
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? step, [FromForm] string? numbers, CancellationToken cancellation)
    {
        if (step == StepAgain)
        {
            // Never at once: how long an e-mail takes to leave says nothing about the address.
            return await floor.RunAsync(() => send.RunAsync(Session.Target, Session.Link.Epoch, cancellation)) switch
            {
                Outcome<bool>.Ok => Redirect($"{Address}?again={Sent}"),
                Outcome<bool>.Refused(var problem) => Lead(problem) ?? Redirect(AddressAfter(problem)),
                _ => throw new UnreachableException(),
            };
        }

        if (ViewNumbers.TryParse(numbers) is null)
        {
            Errors = [new("numbers", Words.Plain(string.IsNullOrWhiteSpace(numbers) ? "shown.numbers-missing" : "shown.numbers-form"))];
            return Page();
        }

        return await floor.RunAsync(() => enter.RunAsync(Session, numbers, cancellation)) switch
        {
            Outcome<bool>.Ok => Redirect(PhotosPage.Address),
            Outcome<bool>.Refused(var problem) => (IActionResult?)Lead(problem) ?? Again(problem),
            _ => throw new UnreachableException(),
        };
    }

    /// <returns>Null for what can be mended on this page.</returns>
    private RedirectResult? Lead(Problem problem) => problem.Kind switch
    {
        ProblemKind.TooMany => Redirect("/p/locked"),
        ProblemKind.Invalid => null,

        // Ended, moved or away too long: the page itself says where to.
        _ => Redirect(Address),
    };

    private PageResult Again(Problem problem)
    {
        Errors = [new("numbers", Words.Of(problem))];
        return Page();
    }
}
