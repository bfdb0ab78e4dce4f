using System.Globalization;
using System.Security.Claims;

using Microsoft.AspNetCore.Authentication.Cookies;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>The portal's session: one strict cookie that ends after 15 idle minutes.</summary>
internal static class SessionCookie
{
    public const string Name = "__Host-clinic";

    /// <summary>Longest session however busy: a long shift. Then the organisation's sign-in must say again that this person works there.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Set by the script that keeps lists fresh: a page left open is not a person at work.</summary>
    private const string RefreshHeader = "X-Refresh";

    private const string Started = "started";

    /// <summary>A new cookie at most once in this time: a page of thirty thumbnails needs one, not thirty.</summary>
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = NotedViews.Lasts;
        options.SlidingExpiration = true;
        options.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = context =>
            {
                var now = context.Options.TimeProvider!.GetUtcNow();
                context.Properties.Items[Started] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                context.Properties.IsPersistent = false;
                return Task.CompletedTask;
            },

            // The framework renews only in the second half of the time, which would make 15 idle minutes anything from 7½ to 15.
            OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew = context.ElapsedTime >= RenewEvery && !context.Request.Headers.ContainsKey(RefreshHeader);
                return Task.CompletedTask;
            },
            OnValidatePrincipal = async context =>
            {
                if (IsOver(context) || !await MayStayAsync(context.Principal!, context.HttpContext))
                {
                    context.RejectPrincipal();
                }
            },
            OnRedirectToLogin = Unknown.AnswerAsync,
            OnRedirectToAccessDenied = Unknown.AnswerAsync,
        };
    }

    private static async Task<bool> MayStayAsync(ClaimsPrincipal session, HttpContext context)
    {
        var services = context.RequestServices;
        return ClinicSession.Read(session, services.GetRequiredService<OrganisationDirectory>()) is { } clinician
            && !await services.GetRequiredService<IEndedSessions>().IsEndedAsync(ClinicSession.ViewingOf(session), context.RequestAborted)
            && AccessRules.MayEnter(await services.GetRequiredService<FindSubject>().RunAsync(clinician, context.RequestAborted));
    }

    private static bool IsOver(CookieValidatePrincipalContext context) =>
        !context.Properties.Items.TryGetValue(Started, out var text)
        || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        || context.Options.TimeProvider!.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) >= Longest;

    /// <summary>What somebody without a session gets.</summary>
    private static class Unknown
    {
        public static Task AnswerAsync(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
        {
            var request = context.Request;

            if (!IsPage(request))
            {
                // A picture, a range or a refresh: a page in its place would help nobody.
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            var to = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : ClinicPaths.Home;

            // A link in an e-mail or in Teams comes from another site, so the browser keeps the strict cookie to itself. One step from a page
            // of ours, and it is sent: a person with a session does not have to log in again.
            var page = request.Headers["Sec-Fetch-Site"] == "cross-site" ? ClinicPaths.LoggedIn : ClinicPaths.LogIn;
            context.Response.Redirect(ClinicPaths.With(page, to));
            return Task.CompletedTask;
        }

        private static bool IsPage(HttpRequest request) =>
            !request.Headers.ContainsKey(RefreshHeader)
            && !HttpMethods.IsHead(request.Method)
            && (request.Headers["Sec-Fetch-Dest"] is [{ } kind] ? kind == "document" : request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));
    }
}
