using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>X2 after the check on a link that has ended. The page says nothing that its address does not, so it needs no session.</summary>
internal sealed class EndedPage : PageModel
{
    public string Heading { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public void OnGet([FromQuery] string? why) => (Heading, Text) = why switch
    {
        "cancelled" => ("We no longer need these photos", "Your team cancelled this request. You do not need to do anything."),
        _ => ("This link has expired", "Call the number in your text message if you still want to send photos."),
    };
}
