using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>The built scripts and styles, and nothing else of wwwroot, packed for whoever can unpack them.</summary>
/// <remarks>
/// The build packs them (build.mjs): a style sheet takes a tenth, four seconds less on a line of 400 kbit/s. Pages are not packed on their way: they hold
/// form tokens beside what others may have put in, whose length would then tell about the tokens (BREACH).
/// </remarks>
internal static class AssetFiles
{
    /// <summary>Smallest first: ending of the packed file, and the coding's name (RFC 9110, 8.4.1; RFC 7932).</summary>
    private static readonly (string Ending, string Coding)[] Packings = [(".br", "br"), (".gz", "gzip")];

    public static void UseAssets(this WebApplication app)
    {
        foreach (var audience in new[] { "p", "clinic" })
        {
            var folder = Path.Combine(app.Environment.ContentRootPath, "wwwroot", audience, "assets");

            if (!Directory.Exists(folder))
            {
                throw new Start.SettingsException("The built pages are missing from wwwroot. Build the whole solution.");
            }

            Serve(app, $"/{audience}/assets", new PhysicalFileProvider(folder));
        }
    }

    private static void Serve(WebApplication app, PathString address, PhysicalFileProvider files)
    {
        app.Use(next => context =>
        {
            if (context.Request.Path.StartsWithSegments(address, out var name)
                && Packings.FirstOrDefault(one => files.GetFileInfo(name + one.Ending).Exists && Takes(context.Request, one.Coding)) is { Ending: { } ending })
            {
                context.Request.Path += ending;
            }

            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = address,
            FileProvider = files,
            ContentTypeProvider = new PackedContentTypes(),
            OnPrepareResponse = file => Describe(file.Context.Response, file.File.Name),
        });
    }

    private static bool Takes(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    private static void Describe(HttpResponse response, string file)
    {
        // An hour: pages ask for a version of their own (asp-append-version), so a new build is seen at once.
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.Vary = "Accept-Encoding";

        if (Packings.FirstOrDefault(one => file.EndsWith(one.Ending, StringComparison.Ordinal)) is { Coding: { } coding })
        {
            response.Headers.ContentEncoding = coding;
        }
    }

    /// <summary>Of what is in the file, packed or not. Nothing else is served.</summary>
    private sealed class PackedContentTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider _types = new(new Dictionary<string, string>
        {
            [".js"] = "text/javascript; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
            [".svg"] = "image/svg+xml",
        });

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
            _types.TryGetContentType(
                Packings.FirstOrDefault(one => subpath.EndsWith(one.Ending, StringComparison.Ordinal)) is { Ending: { } ending } ? subpath[..^ending.Length] : subpath,
                out contentType);
    }
}
