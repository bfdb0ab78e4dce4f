using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>The steps of logging in and out that are not pages.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        // A link, not a form: our policy lets forms lead to our own origin only, redirects included.
        routes.MapGet(ClinicPaths.LogInStart, Start).AllowAnonymous().Serves(Caller.Anyone, "start the sign-in").WithFaultPage();
        routes.MapPost(ClinicPaths.LogOut, (Delegate)LogOut).AllowAnonymous().Serves(Caller.Anyone, "end the session").WithFaultPage();
        routes.MapGet(ClinicPaths.LogOutWorkAccount, LogOutWorkAccount)
            .AllowAnonymous().Serves(Caller.Anyone, "end the work account's session").WithFaultPage();
    }

    private static ChallengeHttpResult Start(string? to, string? account)
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = ClinicPaths.ReturnTo(to) };

        if (account == "other")
        {
            properties.Prompt = "select_account";
        }

        return TypedResults.Challenge(properties, [SignInSchemes.WorkAccount]);
    }

    /// <summary>The sign-in ends before its cookie goes: whoever has a copy of the cookie is out too. Where it cannot be ended, the person is told that it was not.</summary>
    private static async Task<RedirectHttpResult> LogOut(HttpContext context, OrganisationDirectory organisations, IEndedSessions ended, AccessLog log)
    {
        var session = (await context.AuthenticateAsync(SignInSchemes.Cookie)).Principal;

        if (session is not null && ClinicSession.Read(session, organisations) is { } clinician)
        {
            await ended.EndAsync(ClinicSession.ViewingOf(session), context.RequestAborted);
            await log.LoggedOutAsync(clinician, context.RequestAborted);
        }

        await context.SignOutAsync(SignInSchemes.Cookie);
        return TypedResults.Redirect(ClinicPaths.LoggedOut);
    }

    private static SignOutHttpResult LogOutWorkAccount() =>
        TypedResults.SignOut(new AuthenticationProperties { RedirectUri = ClinicPaths.LoggedOut }, [SignInSchemes.WorkAccount]);
}
