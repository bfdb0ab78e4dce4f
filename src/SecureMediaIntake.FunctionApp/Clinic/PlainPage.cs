using System.Text.Encodings.Web;

using Microsoft.AspNetCore.Mvc;

using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>
/// A page that only says something went another way. Written without the page engine: it must still work when that does not, and each has
/// the same bytes for everybody, so that nobody can tell "not yours" from "not there".
/// </summary>
internal sealed class PlainPage(int status, string title, params string[] paragraphs) : IResult, IActionResult
{
    private static readonly PlainPage Fault = new(
        StatusCodes.Status500InternalServerError, "Sorry, there is a problem with the service", "Try again later.");

    private static readonly PlainPage TryAgain = new(
        StatusCodes.Status503ServiceUnavailable,
        "Sorry, something is not answering",
        "Nothing was lost. Try again in a minute.");

    public static PlainPage NotFound { get; } = new(
        StatusCodes.Status404NotFound,
        "Page not found",
        "If you typed the web address, check it is correct.",
        "If you followed a link, the request may belong to another organisation, or it may have been erased.");

    public static PlainPage NotTheirRole { get; } = new(
        StatusCodes.Status403Forbidden,
        "You cannot use this page",
        "Your role in Patient media does not include it.",
        "If you need it, ask whoever looks after accounts in your organisation.");

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var encoder = HtmlEncoder.Default;
        var body = string.Concat(paragraphs.Select(paragraph => $"      <p>{encoder.Encode(paragraph)}</p>\n"));

        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
              <title>{encoder.Encode(title)} - Patient media</title>
              <link rel="icon" href="/clinic/assets/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/clinic/assets/portal.css">
            </head>
            <body>
              <header class="nhsuk-header" role="banner">
                <div class="nhsuk-header__container nhsuk-width-container">
                  <div class="nhsuk-header__service"><a class="nhsuk-header__service-name" href="/clinic">Patient media</a></div>
                </div>
              </header>
              <div class="nhsuk-width-container">
                <main class="nhsuk-main-wrapper" id="maincontent">
                  <h1 class="nhsuk-heading-l">{encoder.Encode(title)}</h1>
            {body}      <p><a class="smi-target" href="/clinic">Go to requests</a></p>
                </main>
              </div>
            </body>
            </html>

            """,
            httpContext.RequestAborted);
    }

    /// <summary>For <see cref="FaultPage"/>: the guard has set the status.</summary>
    public static Task WriteFaultAsync(HttpContext context) =>
        (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable ? TryAgain : Fault).ExecuteAsync(context);
}

/// <summary>Marks endpoints whose faults are told to people.</summary>
internal static class PlainPages
{
    public static TBuilder WithFaultPage<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new FaultPage(PlainPage.WriteFaultAsync));
}
