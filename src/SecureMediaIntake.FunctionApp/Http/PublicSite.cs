using System.ComponentModel.DataAnnotations;

using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.FunctionApp.Http;

/// <summary>Where browsers find us.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Origin such as <c>https://media.example.nhs.uk</c>. No default: every environment differs.</summary>
    [Required]
    public required Uri PublicOrigin { get; init; }

    /// <summary>While planned work goes on, patients' pages say until when; absent or past, they work.</summary>
    public DateTimeOffset? UnavailableUntil { get; init; }
}

/// <summary>
/// Scheme and host from configuration. The host in front replaces what the browser sent by its own loopback address, and anything the caller
/// says about them could poison links, cookies and redirects.
/// </summary>
internal sealed class PublicSite(RequestDelegate next, PublicOrigin site)
{
    // Without the scheme's own port: sign-in compares redirect addresses letter by letter.
    private readonly HostString _host = new(site.Value.Authority);

    public Task InvokeAsync(HttpContext context)
    {
        context.Request.Scheme = site.Value.Scheme;
        context.Request.Host = _host;
        return next(context);
    }
}

internal sealed class SiteOptionsRules(IHostEnvironment environment) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        if (options.PublicOrigin is not { IsAbsoluteUri: true, Scheme: "https" } origin || origin.PathAndQuery != "/")
        {
            return ValidateOptionsResult.Fail("Site:PublicOrigin must be an https origin without a path.");
        }

        return origin.IsLoopback && !environment.IsDevelopment()
            ? ValidateOptionsResult.Fail("Site:PublicOrigin is a loopback address: that is for Development only.")
            : ValidateOptionsResult.Success;
    }
}
