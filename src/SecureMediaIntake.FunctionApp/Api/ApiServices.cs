using Microsoft.AspNetCore.Authentication.JwtBearer;

using SecureMediaIntake.FunctionApp.Clinic.SignIn;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>The door for systems: record systems that ask for media, those that follow a document's address to its bytes, and the text service's receipts.</summary>
internal static class ApiServices
{
    /// <exception cref="Start.SettingsException">A setting of the sign-in is missing.</exception>
    public static void AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CallingSystem>();
        services.AddAuthentication().AddJwtBearer(ApiTokens.Scheme, options => ApiTokens.Configure(options, SignInSettings.Read(configuration)));
        services.AddOptions<JwtBearerOptions>(ApiTokens.Scheme)
            .Configure<TenantIssuer>((options, issuer) => options.TokenValidationParameters.IssuerValidator = issuer.Validate);

        services.AddAuthorizationBuilder()
            .AddPolicy(ApiTokens.RequestPolicy, policy => ApiTokens.Require(policy, ApiTokens.RequestRole))
            .AddPolicy(ApiTokens.MediaPolicy, policy => ApiTokens.Require(policy, ApiTokens.MediaRole));
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapMakeRequest();
        routes.MapReadRequest();
        routes.MapReadBinary();
        routes.MapWebhooks();
        routes.MapNoteReceipt();
    }
}
