using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;

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

    private static async Task<RedirectHttpResult> LogOut(HttpContext context)
    {
        await context.SignOutAsync(SignInSchemes.Cookie);
        return TypedResults.Redirect(ClinicPaths.LoggedOut);
    }

    private static SignOutHttpResult LogOutWorkAccount() =>
        TypedResults.SignOut(new AuthenticationProperties { RedirectUri = ClinicPaths.LoggedOut }, [SignInSchemes.WorkAccount]);
}
