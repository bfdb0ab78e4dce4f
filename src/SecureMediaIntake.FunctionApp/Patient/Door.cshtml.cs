using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>The door: in each language the same bytes for every secret, as the secret never reaches it. GET changes nothing.</summary>
internal sealed class DoorPage(PatientWords words) : PageModel
{
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <param name="problem">Set by the door itself after a code that cannot be one: <c>empty</c> or <c>form</c>.</param>
    public void OnGet([FromQuery] string? problem) => Errors = problem switch
    {
        "empty" => [new("code", words.Plain("door.heading"))],
        "form" => [new("code", words.Plain("door.error-form"))],
        _ => [],
    };
}
