using System.Text;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>What a patient reads when something of ours is broken. Plain text made here, so that whatever broke cannot break this too.</summary>
internal static class ProblemPage
{
    private const string Html = """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
          <meta charset="utf-8">
          <title>Sorry, there is a problem with the service - Send photos to your care team</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <link rel="stylesheet" href="/p/assets/site.css">
        </head>
        <body>
          <div class="nhsuk-width-container">
            <main class="nhsuk-main-wrapper" id="maincontent">
              <h1 class="nhsuk-heading-l">Sorry, there is a problem with the service</h1>
              <p>Try again later. We saved your files. If you need to talk to us, call the number in your text message.</p>
            </main>
          </div>
        </body>
        </html>
        """;

    public static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Html)).AsTask();
    }
}
