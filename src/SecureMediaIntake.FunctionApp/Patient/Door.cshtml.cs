using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>The door: the same bytes for every secret, as the secret never reaches it. GET changes nothing.</summary>
internal sealed class DoorPage : PageModel
{
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <param name="problem">Set by the door itself after a code that cannot be one: <c>empty</c> or <c>form</c>.</param>
    public void OnGet([FromQuery] string? problem) => Errors = problem switch
    {
        "empty" => [new("code", "Enter the code from your text message")],
        "form" => [new("code", "The code must be 26 letters and numbers.")],
        _ => [],
    };
}
