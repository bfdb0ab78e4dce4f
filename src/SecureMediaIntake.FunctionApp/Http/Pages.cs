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
}
