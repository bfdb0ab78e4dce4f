using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

using SecureMediaIntake.FunctionApp.Clinic.Capture;
using SecureMediaIntake.Storage;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>The headers of every answer, in one place, so that no page can forget one.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<StorageOptions> storage)
{
    private const string Common =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; font-src 'none'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; ";

    // Only pages that upload talk to storage; another page of the portal that tried would be stopped by the browser.
    private readonly string _uploading =
        Common + $"connect-src 'self' {(storage.Value.UploadAddress ?? storage.Value.IntakeServiceUri).GetLeftPart(UriPartial.Authority)}";

    private readonly string _others = Common + "connect-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        // When the answer starts, not now: an answer to a fault is made afresh, and must not lose them.
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsCamera(HttpContext context) => context.Request.Path.StartsWithSegments(CapturePaths.Camera);

    private void Set(HttpContext context)
    {
        // What an answer says of itself stands: media have a stricter policy, built files may be kept for an hour.
        var headers = context.Response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, context.Request.Path.StartsWithSegments("/p") || IsCamera(context) ? _uploading : _others);
        headers.TryAdd(HeaderNames.CacheControl, "no-store");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = IsCamera(context) ? "camera=(self), microphone=(), geolocation=()" : "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
    }
}
