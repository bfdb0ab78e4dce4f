using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SecureMediaIntake.LocalWorld;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>Who is signed in, as Microsoft.Identity.Web reads it from the token.</summary>
internal sealed record SignedInPerson(string? TenantId, string? ObjectId, string? Name, bool IsGuest);

/// <summary>A site of one page that says who is signed in, with Microsoft.Identity.Web as its makers mean it: nothing of ours in it.</summary>
internal sealed class IdentityWebSite : IAsyncDisposable
{
    private readonly WebApplication _application;

    private IdentityWebSite(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<IdentityWebSite> StartAsync(World world, Uri origin, string tenant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, origin.Port, listen => listen.UseHttps(world.Authority.ServerCertificate)));
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(OpenIdConnectDefaults.AuthenticationScheme).AddMicrosoftIdentityWebApp(options =>
        {
            options.Instance = world.AppSettings["SignIn__Instance"];
            options.TenantId = tenant;
            options.ClientId = world.AppSettings["SignIn__ClientId"];
            options.ClientSecret = world.AppSettings["SignIn__ClientSecret"];
            options.CallbackPath = "/clinic/signin-oidc";
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            // Else ASP.NET Core renames claims.
            options.MapInboundClaims = false;
            options.BackchannelHttpHandler = world.Authority.CreateHandler();
            options.TokenValidationParameters.IssuerValidator = (issuer, token, _) => Allowed(world, issuer, (JsonWebToken)token);
        });

        var application = builder.Build();
        application.UseAuthentication();
        application.UseAuthorization();
        application.MapGet("/", (HttpContext context) => new SignedInPerson(
                context.User.GetTenantId(), context.User.GetObjectId(), context.User.FindFirst("name")?.Value, context.User.FindFirst("acct")?.Value == "1"))
            .RequireAuthorization();
        await application.StartAsync();
        return new(application, origin);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    // "organizations" has no issuer of its own: it is that of the tenant that the token names, and only a known one will do.
    private static string Allowed(World world, string issuer, JsonWebToken token) =>
        world.Seed.Organisations.Any(organisation =>
            token.GetClaim("tid").Value == organisation.TenantId && issuer == world.SignIn.Tenant(organisation.TenantId).ToString())
            ? issuer
            : throw new SecurityTokenInvalidIssuerException($"{issuer} is not the issuer of a known tenant.");
}
