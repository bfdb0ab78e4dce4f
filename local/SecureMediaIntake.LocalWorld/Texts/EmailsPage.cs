using System.Globalization;
using System.Text;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>The mailbox of the local world: a page with every e-mail, newest first, and the same as JSON. It loads itself again, without a script.</summary>
internal static class EmailsPage
{
    public static void Map(IEndpointRouteBuilder routes, Func<IReadOnlyList<SentEmail>> emails)
    {
        routes.MapGet("/emails", (HttpResponse response) => TextsPage.Serve(response, Render(emails()), "text/html; charset=utf-8"));
        routes.MapGet("/emails.json", (HttpResponse response) =>
        {
            TextsPage.Protect(response);
            return TypedResults.Json(emails().Reverse());
        });
    }

    internal static string Render(IReadOnlyList<SentEmail> emails)
    {
        var items = new StringBuilder();
        foreach (var email in emails.Reverse())
        {
            items.Append(CultureInfo.InvariantCulture, $"""
                      <li id="email-{email.Id:N}">
                        <h2>To {TextsPage.Encode(email.To)}</h2>
                        <p class="when"><time datetime="{email.At:O}">{email.At.UtcDateTime:HH:mm:ss} UTC</time>, {TextsPage.Encode(email.Subject)}</p>
                        <p class="body">{TextsPage.Encode(email.Body)}</p>
                      </li>

                """);
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="5">
              <title>E-mails of the local world</title>
              <link rel="stylesheet" href="/texts.css">
            </head>
            <body>
              <main>
                <h1>E-mails</h1>
                <p>Every e-mail that the local world sends arrives here, newest first. <a href="/">Text messages</a></p>
                <p{(emails.Count == 0 ? "" : " hidden")}>No e-mails yet.</p>
                <ol id="texts">
            {items}    </ol>
              </main>
            </body>
            </html>

            """;
    }
}
