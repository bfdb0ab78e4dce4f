using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// X1: one page for every link that cannot be used, and for every secret that never was one. Only whoever passes the check learns which it is;
/// every failure reads the same and takes the same time. On a GET nothing is asked at all.
/// </summary>
internal sealed class CannotOpenPage(PatientVisit visit, PassCheck pass, AnswerFloor floor, TimeProvider clock) : PageModel
{
    private CheckKind _asked;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<FieldError> ErrorsOf(CheckKind kind) => kind == _asked ? Errors : [];

    public async Task<IActionResult> OnPostAsync(
        [FromForm] CheckKind check, [FromForm] TypedAnswer typed, CancellationToken cancellation)
    {
        _asked = check;
        var (answer, error) = typed.Read(check, visit.Words, UkTime.DayOf(clock.GetUtcNow()));

        if (answer is null)
        {
            Errors = [error!];
            return Page();
        }

        var next = await floor.RunAsync(async () => visit.Target is { } target
            ? await pass.RunAsync(target, answer, cancellation)
            : LinkProblems.CannotOpen);

        if (next is Outcome<string>.Ok(var page))
        {
            return Redirect(page);
        }

        Errors = [new(check == CheckKind.DateOfBirth ? "day" : "word", visit.Words.Plain("cannot-open.no-match"))];
        return Page();
    }
}
