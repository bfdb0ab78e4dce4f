using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>
/// Sign-in with the organisation's own account: OpenID Connect, code flow with PKCE. The code comes back in a form post: in a query the Functions
/// host would take <c>?code=</c> for one of its own keys and answer 401 itself, and addresses are logged.
/// </summary>
internal static class WorkAccount
{
    public static AuthenticationBuilder AddWorkAccount(this AuthenticationBuilder builder, SignInSettings settings)
    {
        builder.AddMicrosoftIdentityWebApp(
            options =>
            {
                options.Instance = settings.Instance.ToString();
                options.TenantId = "organizations";
                options.ClientId = settings.ClientId;
                options.ClientSecret = settings.ClientSecret;
                options.CallbackPath = ClinicPaths.Callback;
                options.SignedOutCallbackPath = ClinicPaths.SignedOutCallback;
                options.SignedOutRedirectUri = ClinicPaths.LoggedOut;

                // It lies outside our three prefixes, and its frame could not bring the strict cookie that it wants to end.
                options.RemoteSignOutPath = default;
                options.ResponseType = OpenIdConnectResponseType.Code;
                options.ResponseMode = OpenIdConnectResponseMode.FormPost;
                options.UsePkce = true;
                options.SaveTokens = false;

                // Else the framework renames "roles", "tid" and "oid".
                options.MapInboundClaims = false;
                options.TokenValidationParameters.ValidAlgorithms = [TenantIssuer.Algorithm];
            },
            SessionCookie.Configure,
            SignInSchemes.WorkAccount,
            SignInSchemes.Cookie);

        builder.Services.AddOptions<OpenIdConnectOptions>(SignInSchemes.WorkAccount).Configure<TenantIssuer>(Harden);
        return builder;
    }

    private static void Harden(OpenIdConnectOptions options, TenantIssuer issuer)
    {
        options.TokenValidationParameters.IssuerValidator = issuer.Validate;

        // They last for one sign-in and are bound to its state. The provider's site posts the answer, and only these two may come along.
        options.CorrelationCookie.Name = "__Secure-signin.";
        options.NonceCookie.Name = "__Secure-nonce.";

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.None;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
            cookie.HttpOnly = true;
        }

        var earlier = options.Events.OnTokenValidated;
        options.Events.OnTokenValidated = async context =>
        {
            await earlier(context);
            await AdmitAsync(context);
        };
        options.Events.OnTicketReceived = context =>
        {
            // The redirect chain began at the provider, so its next request would come without the strict cookie that it just set.
            context.ReturnUri = ClinicPaths.With(ClinicPaths.LoggedIn, context.ReturnUri);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            var page = context.Failure is SecurityTokenInvalidIssuerException ? ClinicPaths.NoAccess : $"{ClinicPaths.LogIn}?failed=yes";
            context.HttpContext.RequestServices.GetRequiredService<AccessLog>().LogInFailed(context.Failure?.GetType().Name ?? "no-cause");
            context.Response.Redirect(page);
            context.HandleResponse();
            return Task.CompletedTask;
        };

        var signingOut = options.Events.OnRedirectToIdentityProviderForSignOut;
        options.Events.OnRedirectToIdentityProviderForSignOut = async context =>
        {
            // No token is kept to name the application by.
            context.ProtocolMessage.ClientId = context.Options.ClientId;
            await signingOut(context);
        };
    }

    private static async Task AdmitAsync(TokenValidatedContext context)
    {
        var (services, cancellation) = (context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var log = services.GetRequiredService<AccessLog>();
        var clinician = TokenPerson.Read(context.Principal!, services.GetRequiredService<OrganisationDirectory>());

        if (clinician is not null
            && await services.GetRequiredService<FindSubject>().RunAsync(clinician, cancellation) is var subject
            && AccessRules.MayEnter(subject))
        {
            if (context.Properties is { RedirectUri: ClinicPaths.Home } wanted)
            {
                wanted.RedirectUri = Menu.HomeOf(subject);
            }

            // Nothing else of the token is kept.
            context.Principal = ClinicSession.Start(clinician);
            await log.LoggedInAsync(clinician, cancellation);
            return;
        }

        await log.NotAdmittedAsync(clinician, cancellation);
        context.Response.Redirect(ClinicPaths.NoAccess);
        context.HandleResponse();
    }
}
