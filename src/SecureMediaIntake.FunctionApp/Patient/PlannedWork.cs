using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>
/// During planned work every page of the patient says from when it can be used again, and nothing is read or changed. The pipeline goes on: what was sent
/// must not wait for pages.
/// </summary>
internal sealed class PlannedWork(RequestDelegate next, IOptions<SiteOptions> site, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        var now = clock.GetUtcNow();

        if (site.Value.UnavailableUntil is not { } until || now >= until || !context.Request.Path.StartsWithSegments("/p"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = Math.Ceiling((until - now).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ProblemPage.WriteUnavailableAsync(context, until);
    }
}
