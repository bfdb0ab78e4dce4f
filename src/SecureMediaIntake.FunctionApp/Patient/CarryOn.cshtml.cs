using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>X2: why this browser cannot go on as it was, and what to do. After a while away only the question is asked again, here.</summary>
internal sealed class CarryOnPage(PatientVisit visit, PassCheck pass, AnswerFloor floor, TimeProvider clock) : PageModel
{
    public string Heading { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public DoorView? Door { get; private set; }

    /// <summary>The question, where answering it is all that is needed.</summary>
    public Question? Question { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        switch (await visit.SessionAsync(moving: false, cancellation))
        {
            case Outcome<LinkSession>.Ok({ State: LinkStatus.Verified }):
                return RedirectToPage("/Patient/Files");

            case Outcome<LinkSession>.Ok({ State: LinkStatus.Consumed }):
                return RedirectToPage("/Patient/Ledger");

            case Outcome<LinkSession>.Ok({ State: LinkStatus.Revoked or LinkStatus.Expired }):
                return RedirectToPage("/Patient/Ended");

            case Outcome<LinkSession>.Refused({ Code: "moved" }):
                (Heading, Text) = ("carry-on.moved", "carry-on.moved-text");
                return Page();

            case Outcome<LinkSession>.Refused({ Kind: ProblemKind.CheckAgain }):
                return await AskAsync(cancellation) ? Page() : RedirectToPage("/Patient/CannotOpen");

            default:
                // What this browser kept in order to resume is of no use any more, and may lie on a shared phone.
                Response.Headers["Clear-Site-Data"] = "\"storage\"";
                (Heading, Text) = ("ended.over", "ended.over-text");
                return Page();
        }
    }

    public async Task<IActionResult> OnPostAsync([FromForm] TypedAnswer typed, CancellationToken cancellation)
    {
        if (!await AskAsync(cancellation))
        {
            return RedirectToPage("/Patient/CannotOpen");
        }

        var (answer, error) = typed.Read(Door!.Check, visit.Words, UkTime.DayOf(clock.GetUtcNow()), Door.ForAnother);

        if (answer is null)
        {
            return Again(error!);
        }

        return await floor.RunAsync(() => pass.RunAsync(Door.Target, answer, cancellation)) switch
        {
            Outcome<string>.Ok(var next) => Redirect(next),
            Outcome<string>.Refused({ Kind: ProblemKind.TooMany }) => RedirectToPage("/Patient/Locked"),
            Outcome<string>.Refused({ Kind: ProblemKind.NotFound }) => RedirectToPage("/Patient/CannotOpen"),
            Outcome<string>.Refused(var problem) => Again(new(Door.Check == CheckKind.DateOfBirth ? "day" : "word", visit.Words.Of(problem))),
            _ => throw new UnreachableException(),
        };
    }

    /// <returns>False when the link behind the door's cookie is not live: then this is the page of every link that cannot be used.</returns>
    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        Door = await visit.DoorAsync(cancellation);

        if (Door is null)
        {
            return false;
        }

        Heading = Door.Check == CheckKind.AgreedWord ? "carry-on.check-word" : Door.ForAnother ? "carry-on.check-other" : "carry-on.check";
        Text = "carry-on.check-text";
        Question = new(Door.Check, Errors, IsHeading: false, Door.ForAnother);
        return true;
    }

    private PageResult Again(FieldError error)
    {
        Errors = [error];
        Question = Question! with { Errors = Errors };
        return Page();
    }
}
