using Microsoft.Extensions.Options;

using SecureMediaIntake.Storage;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>The headers of every answer, in one place, so that no page can forget one.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<StorageOptions> storage)
{
    private const string Common =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; font-src 'none'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; ";

    // Only the patient's page talks to storage; a page of the portal that tried would be stopped by the browser.
    private readonly string _patient =
        Common + $"connect-src 'self' {storage.Value.BlobServiceUri.GetLeftPart(UriPartial.Authority)}";

    private readonly string _others = Common + "connect-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/p") ? _patient : _others;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        return next(context);
    }
}
