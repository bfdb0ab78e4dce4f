using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Where the sandbox works and what it starts. Section <c>Sandbox</c>.</summary>
internal sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>How the walls are built: <c>bubblewrap</c>, the default, or <c>landlock</c> where user namespaces are not allowed.</summary>
    [EnumDataType(typeof(SandboxKind))]
    public SandboxKind Kind { get; init; }

    /// <summary>
    /// Private folder on a local disk for the items at work, wiped at start. No default: every environment differs. Every folder above it must
    /// be open (execute) to the sandbox's user when the service runs as root. Space: for each item at work 2 × its upload + 256 MiB.
    /// </summary>
    [Required]
    public required string ScratchFolder { get; init; }

    /// <summary>Folder of the published Sanitiser. Default: <c>sanitiser</c> beside this program.</summary>
    [Required]
    public string SanitiserFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "sanitiser");

    /// <summary>Full path of bubblewrap. Default: where Debian puts it.</summary>
    [Required]
    public string Bubblewrap { get; init; } = "/usr/bin/bwrap";

    /// <summary>Full path of exiftool, below <c>/usr</c>, which is all that a sandbox sees. Default: where Debian puts it.</summary>
    [Required]
    public string Exiftool { get; init; } = "/usr/bin/exiftool";
}

[OptionsValidator]
internal sealed partial class SandboxOptionsValidator : IValidateOptions<SandboxOptions>;
