using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>P2: the question that guards against a wrong recipient.</summary>
internal sealed class CheckPage(PatientVisit visit, PassCheck pass, AnswerFloor floor, TimeProvider clock) : PageModel
{
    public DoorView? Door { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Door = await visit.DoorAsync(cancellation);
        return Door is null ? RedirectToPage("/Patient/CannotOpen") : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] TypedAnswer typed, CancellationToken cancellation)
    {
        Door = await visit.DoorAsync(cancellation);

        if (Door is null)
        {
            return RedirectToPage("/Patient/CannotOpen");
        }

        var (answer, error) = typed.Read(Door.Check, visit.Words, UkTime.DayOf(clock.GetUtcNow()), Door.ForAnother);

        if (answer is null)
        {
            Errors = [error!];
            return Page();
        }

        return await floor.RunAsync(() => pass.RunAsync(Door.Target, answer, cancellation)) switch
        {
            Outcome<string>.Ok(var next) => Redirect(next),
            Outcome<string>.Refused({ Kind: ProblemKind.TooMany }) => RedirectToPage("/Patient/Locked"),
            Outcome<string>.Refused({ Kind: ProblemKind.NotFound }) => RedirectToPage("/Patient/CannotOpen"),
            Outcome<string>.Refused(var problem) => Again(problem),
            _ => throw new UnreachableException(),
        };
    }

    private PageResult Again(Problem problem)
    {
        Errors = [new(Door!.Check == CheckKind.DateOfBirth ? "day" : "word", visit.Words.Of(problem))];
        return Page();
    }
}
