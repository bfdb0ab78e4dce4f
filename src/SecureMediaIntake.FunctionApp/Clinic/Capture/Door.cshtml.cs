using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Clinic.Capture;

/// <summary>
/// Where the code of the other screen leads. Without an antiforgery token, as it holds nothing of anybody yet; our own origin is asked for all the same, and
/// a code of somebody else's would only let this phone add photos to that person's request.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class DoorModel(TakeUpCapture takeUp, BeginCapture begin) : FormPage
{
    /// <summary>The same page for everybody: the secret never reaches it.</summary>
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken cancellation)
    {
        Outcome<TakenUp> taken = LinkSecret.TryParse(code) is { } secret
            ? await takeUp.ByCodeAsync(secret, cancellation)
            : CaptureProblems.CodeIsSpent;

        if (taken is Outcome<TakenUp>.Ok(var up))
        {
            await begin.RunAsync(up, cancellation);
            return Redirect(CapturePaths.Camera);
        }

        // A page and not "not found": whoever stands there with a phone in the hand must read what to do.
        return Again([CaptureProblems.CodeIsSpent with { Kind = ProblemKind.Invalid }], _ => "code");
    }
}
