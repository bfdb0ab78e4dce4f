using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>
/// Pages may be changed only from our own origin: a browser says so itself, in headers that no page can set. Beside the strict cookies, so
/// that a browser that forgets one rule still obeys the other.
/// </summary>
/// <remarks>Fetch Metadata: https://www.w3.org/TR/fetch-metadata/; Origin: RFC 6454 section 7.</remarks>
internal sealed class SameOrigin(RequestDelegate next, PublicOrigin site)
{
    private readonly string _origin = site.Value.GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsPage(context.Request.Path) || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || IsSame(context.Request.Headers))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsPage(PathString path) => path.StartsWithSegments("/p") || (path.StartsWithSegments("/clinic")

        // The identity provider posts the sign-in's answer from its own origin; state and nonce guard that one.
        && !path.StartsWithSegments("/clinic/signin-oidc"));

    private bool IsSame(IHeaderDictionary headers) => headers["Sec-Fetch-Site"] is [{ } site]
        ? site == "same-origin"
        : headers.Origin is [{ } origin] && origin == _origin;
}
