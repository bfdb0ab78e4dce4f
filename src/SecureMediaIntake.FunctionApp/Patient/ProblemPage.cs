using System.Text;
using System.Text.Encodings.Web;

using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>What a patient reads when something of ours is broken or being worked on. Plain text made here, so that whatever broke cannot break this too.</summary>
internal static class ProblemPage
{
    public static Task WriteAsync(HttpContext context) => WriteAsync(context, words => (words.Plain("broken.heading"), words.Plain("broken.text")));

    /// <summary>The same for planned work.</summary>
    public static Task WriteUnavailableAsync(HttpContext context, DateTimeOffset until) => WriteAsync(
        context, words => (words.Plain("unavailable.heading"), words.Plain("unavailable.text", ("when", words.TimeAndWeekday(until)))));

    private static Task WriteAsync(HttpContext context, Func<Words, (string Heading, string Text)> say)
    {
        // The choice reads headers and memory only: a request, which storage would have to find, cannot be asked now.
        var words = new Words(context.RequestServices.GetRequiredService<LanguageChoice>().Of(context.Request));
        var (heading, text) = say(words);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Html(words, HtmlEncoder.Default.Encode(heading), HtmlEncoder.Default.Encode(text)))).AsTask();
    }

    private static string Html(Words words, string heading, string text)
    {
        var language = words.Language;
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Html}" dir="{language.Direction}">
            <head>
              <meta charset="utf-8">
              <title>{heading} - {HtmlEncoder.Default.Encode(words.Plain("layout.service"))}</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <link rel="stylesheet" href="/p/assets/{(language.IsRightToLeft ? "site.rtl.css" : "site.css")}">
            </head>
            <body>
              <div class="nhsuk-width-container">
                <main class="nhsuk-main-wrapper" id="maincontent">
                  <h1 class="nhsuk-heading-l">{heading}</h1>
                  <p>{text}</p>
                </main>
              </div>
            </body>
            </html>
            """;
    }
}
