using System.Diagnostics;

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>A page with a form: it leads on, is not found, or shows itself again with what was wrong, each at its field.</summary>
internal abstract class FormPage : PageModel
{
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public FieldProblem? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field);

    /// <param name="outcome">What the step made of the form.</param>
    /// <param name="next">Address after success.</param>
    /// <param name="fieldOf">Id of the field at which a problem can be mended.</param>
    protected IActionResult Lead<T>(Outcome<T> outcome, Func<T, string> next, Func<Problem, string> fieldOf) => outcome switch
    {
        Outcome<T>.Ok(var value) => Redirect(next(value)),
        Outcome<T>.Refused(var problem) => Again([problem], fieldOf),
        _ => throw new UnreachableException(),
    };

    /// <param name="problems">In the order of the page's fields; the first decides the status.</param>
    /// <param name="fieldOf">Id of the field at which a problem can be mended.</param>
    protected IActionResult Again(IReadOnlyList<Problem> problems, Func<Problem, string> fieldOf)
    {
        if (problems.Any(problem => problem.Kind == ProblemKind.NotFound))
        {
            return PlainPage.NotFound;
        }

        Problems = [.. problems.Select(problem => new FieldProblem(fieldOf(problem), fieldOf(problem), problem.Code, problem.PublicMessage))];
        ModelState.AddModelError(string.Empty, Problems[0].Message);
        Response.StatusCode = ProblemAnswers.StatusOf(problems[0].Kind);
        return Page();
    }
}
