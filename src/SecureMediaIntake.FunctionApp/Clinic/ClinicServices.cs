using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Access;
using SecureMediaIntake.FunctionApp.Clinic.Capture;
using SecureMediaIntake.FunctionApp.Clinic.Media;
using SecureMediaIntake.FunctionApp.Clinic.Patients;
using SecureMediaIntake.FunctionApp.Clinic.SignIn;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.FunctionApp.Clinic;

/// <summary>The portal of an organisation's staff.</summary>
internal static class ClinicServices
{
    /// <summary>Where its pages lie in the project.</summary>
    private const string Folder = "/Clinic";

    /// <summary>Pages for people who are not signed in (yet, any more, or at all); a phone that takes photos has a right of its own. Every other page of the folder wants a clinician.</summary>
    private static readonly string[] OpenPages = ["SignIn/LogIn", "SignIn/LoggedIn", "SignIn/LoggedOut", "SignIn/NoAccess", "Capture/Door", "Capture/Camera", "Capture/Finished"];

    /// <exception cref="Start.SettingsException">A setting of the sign-in is missing.</exception>
    public static void AddClinic(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SignInSettings.Read(configuration);
        services.AddScoped<SignedIn>();
        services.AddScoped<JudgeDeed>().AddScoped<BeginCapture>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton(new MissFloor(TimeProvider.System));
        services.AddSingleton<TextPreviews>();
        services.AddSingleton<PatientReference>();
        services.AddSingleton(settings);
        services.AddSingleton<TenantIssuer>();
        services.AddAuthentication(SignInSchemes.Cookie).AddWorkAccount(settings);
        services.AddAuthorizationBuilder().AddPolicy(SignInSchemes.Policy, policy => policy
            .AddAuthenticationSchemes(SignInSchemes.Cookie)
            .RequireAuthenticatedUser());
        services.Configure<RazorPagesOptions>(options => Declare(options.Conventions));
    }

    public static void MapClinic(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapMedia();

        // Not a file: an asset that is missing stays the business of the assets.
        routes.MapGet("/clinic/{*rest:nonfile}", () => PlainPage.NotFound).AllowAnonymous().Serves(Caller.Anyone, "page not found");
    }

    private static void Declare(PageConventionCollection pages)
    {
        pages.AuthorizeFolder(Folder, SignInSchemes.Policy);
        pages.AddFolderApplicationModelConvention(Folder, page =>
        {
            var what = $"page {page.ViewEnginePath[(Folder.Length + 1)..]}";
            page.EndpointMetadata.Add(IsOpen(page) ? new Declared(Caller.Anyone, what) : PageDeeds.Of(page, what));
            page.EndpointMetadata.Add(new FaultPage(PlainPage.WriteFaultAsync));
        });

        foreach (var page in OpenPages)
        {
            pages.AllowAnonymousToPage($"{Folder}/{page}");
        }
    }

    private static bool IsOpen(PageApplicationModel page) => OpenPages.Any(open => page.ViewEnginePath == $"{Folder}/{open}");
}
