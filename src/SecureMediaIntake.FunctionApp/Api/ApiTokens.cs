using System.Security.Claims;

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>Which tokens open the API: those that a tenant on board gave to an application of its own, for us, with a role.</summary>
/// <remarks>Claims: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference.</remarks>
internal static class ApiTokens
{
    public const string Scheme = "api";

    /// <summary>Policy and application role for making and reading media requests.</summary>
    public const string RequestPolicy = "api-requests";

    public const string RequestRole = "MediaRequest.ReadWrite";

    /// <summary>Policy and application role for reading media.</summary>
    public const string MediaPolicy = "api-media";

    public const string MediaRole = "Media.Read";

    public static void Configure(JwtBearerOptions options, SignInSettings settings)
    {
        options.Authority = settings.Authority;
        options.MapInboundClaims = false;

        // One name only: with a list a second registration could be added, and forgotten.
        options.TokenValidationParameters.ValidAudience = settings.ClientId;
        options.TokenValidationParameters.ValidAlgorithms = [TenantIssuer.Algorithm];
        options.TokenValidationParameters.ValidTypes = ["JWT"];
        options.Events = new JwtBearerEvents
        {
            OnChallenge = context =>
            {
                // The framework's own answer says in a header why a token failed, which helps whoever forges one.
                context.HandleResponse();
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return ApiProblems.TokenIsMissing.ToHttp().ExecuteAsync(context.HttpContext);
            },
            OnForbidden = context => ApiProblems.RoleIsMissing.ToHttp().ExecuteAsync(context.HttpContext),
        };
    }

    public static void Require(AuthorizationPolicyBuilder policy, string role) => policy
        .AddAuthenticationSchemes(Scheme)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => IsSystem(context.User) && context.User.HasClaim("roles", role));

    /// <summary>
    /// Whether the token was given to an application for itself. A person's ID token has the same audience, and a role of the same name
    /// given to a person must not let their browser act as a system.
    /// </summary>
    private static bool IsSystem(ClaimsPrincipal token) =>
        token.FindFirst("idtyp")?.Value == "app" && !token.HasClaim(claim => claim.Type == "scp");
}
