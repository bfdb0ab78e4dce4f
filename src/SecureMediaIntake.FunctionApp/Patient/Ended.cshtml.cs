using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>X2 after the check on a link that has ended. The page says nothing that its address does not, so it needs no session.</summary>
internal sealed class EndedPage(PatientWords words) : PageModel
{
    public string Heading { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public void OnGet([FromQuery] string? why) => (Heading, Text) = why switch
    {
        "cancelled" => (words.Plain("ended.cancelled"), words.Plain("ended.cancelled-text")),
        _ => (words.Plain("ended.expired"), words.Plain("ended.text")),
    };
}
