using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>The phone of the local world: a page with every text, newest first, and the same as JSON.</summary>
internal static partial class TextsPage
{
    /// <summary>Nothing from anywhere else, and no inline script: what a text contains can never run.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes, Func<IReadOnlyList<SentText>> texts)
    {
        routes.MapGet("/", (HttpResponse response) => Serve(response, Render(texts()), "text/html; charset=utf-8"));
        routes.MapGet("/texts.css", (HttpResponse response) => Serve(response, TextsPageFiles.Style, "text/css; charset=utf-8"));
        routes.MapGet("/texts.js", (HttpResponse response) => Serve(response, TextsPageFiles.Script, "text/javascript; charset=utf-8"));
        routes.MapGet("/texts.json", (HttpResponse response) =>
        {
            Protect(response);
            return TypedResults.Json(texts().Reverse());
        });
    }

    internal static string Render(IReadOnlyList<SentText> texts)
    {
        var items = new StringBuilder();
        foreach (var text in texts.Reverse())
        {
            items.Append(CultureInfo.InvariantCulture, $"""
                      <li id="text-{text.Id:N}">
                        <h2>To {Encode(text.To)}</h2>
                        <p class="when"><time datetime="{text.At:O}">{text.At.UtcDateTime:HH:mm:ss} UTC</time>, <span class="status">{Encode(text.Status)}</span></p>
                        <p class="body">{Body(text.Body)}</p>
                      </li>

                """);
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Text messages of the local world</title>
              <link rel="stylesheet" href="/texts.css">
              <script src="/texts.js" defer></script>
              <noscript><meta http-equiv="refresh" content="5"></noscript>
            </head>
            <body>
              <main>
                <h1>Text messages</h1>
                <p>Every text that the local world sends arrives here, newest first. Nothing reaches a real phone. E-mails are on <a href="/emails">a page of their own</a>.</p>
                <p id="news" role="status"></p>
                <p id="none"{(texts.Count == 0 ? "" : " hidden")}>No texts yet. This page shows the next one by itself.</p>
                <ol id="texts">
            {items}    </ol>
              </main>
            </body>
            </html>

            """;
    }

    // The text is cut at its links first and each piece is encoded by itself: a link found in encoded text would swallow entities.
    private static string Body(string body)
    {
        var html = new StringBuilder();
        var done = 0;
        foreach (Match link in Link().Matches(body))
        {
            var address = Encode(link.Value);
            html.Append(Encode(body[done..link.Index])).Append(CultureInfo.InvariantCulture, $"<a href=\"{address}\" rel=\"noreferrer\">{address}</a>");
            done = link.Index + link.Length;
        }

        return html.Append(Encode(body[done..])).ToString();
    }

    internal static ContentHttpResult Serve(HttpResponse response, string content, string type)
    {
        Protect(response);
        return TypedResults.Text(content, type);
    }

    internal static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    // A full stop or bracket after an address belongs to the sentence. Only http and https, so that no text can carry a script.
    [GeneratedRegex("""https?://[^\s<>"']*[^\s<>"'.,;:!?)]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
