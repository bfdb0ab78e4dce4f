using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>Razor Pages and built files. Pages lie with their audience (Patient/, Clinic/), each with its full route.</summary>
internal static class Pages
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(options => options.RootDirectory = "/");

        // The token's cookie follows the rules of every other cookie here: first party only, never readable by a script.
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "__Host-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
        });
        services.AddHttpContextAccessor();
    }

    public static void MapPages(this IEndpointRouteBuilder routes) => routes.MapRazorPages();

    /// <summary>Serves the built scripts and styles, and nothing else of the folder.</summary>
    public static void UseAssets(this WebApplication app)
    {
        foreach (var audience in new[] { "p", "clinic" })
        {
            var folder = Path.Combine(app.Environment.ContentRootPath, "wwwroot", audience, "assets");

            if (!Directory.Exists(folder))
            {
                throw new Start.SettingsException("The built pages are missing from wwwroot. Build the whole solution.");
            }

            app.UseStaticFiles(new StaticFileOptions
            {
                RequestPath = $"/{audience}/assets",
                FileProvider = new PhysicalFileProvider(folder),
                ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string>
                {
                    [".js"] = "text/javascript; charset=utf-8",
                    [".css"] = "text/css; charset=utf-8",
                    [".svg"] = "image/svg+xml",
                }),

                // An hour: pages ask for a version of their own (asp-append-version), so a new build is seen at once.
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=3600",
            });
        }
    }
}
