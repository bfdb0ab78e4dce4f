using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// Names and versions of everything that works on a file, for its report. Never asked of a sandbox that has seen one: libraries are
/// noted when service and Sanitiser are built (Sanitiser.targets), programs are asked once, at start.
/// </summary>
internal sealed partial class ToolVersions(IOptions<SandboxOptions> options)
{
    private const string Ffmpeg = "/usr/bin/ffmpeg";

    /// <summary>Begins the names under which the build notes versions.</summary>
    private const string Built = "Tool:";

    private static readonly Assembly Self = typeof(ToolVersions).Assembly;

    /// <summary>Longest that a program may take to say its version; on a busy machine the first start of exiftool takes two.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(30);

    private Dictionary<string, ToolVersion> _known = [];

    /// <exception cref="UnavailableException">A tool is missing or does not say its version, in a word of ours.</exception>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        List<ToolVersion> found =
        [
            new("SecureMediaIntake", Self.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]),
            .. Self.GetCustomAttributes<AssemblyMetadataAttribute>().Where(one => one.Key.StartsWith(Built, StringComparison.Ordinal))
                .Select(one => new ToolVersion(one.Key[Built.Length..], one.Value!)),
            new("ffmpeg", await AskAsync(Ffmpeg, "-version", FfmpegAnswer(), "ffmpeg-missing", cancellation)),
            new("exiftool", await AskAsync(options.Value.Exiftool, "-ver", ExiftoolAnswer(), "exiftool-missing", cancellation)),
        ];
        _known = found.ToDictionary(tool => tool.Name);
    }

    /// <summary>Those that a file of this profile meets, in their order.</summary>
    public IReadOnlyList<ToolVersion> Of(SanitiserProfile profile) => [.. NamesOf(profile).Where(_known.ContainsKey).Select(name => _known[name])];

    private static string[] NamesOf(SanitiserProfile profile) => profile switch
    {
        SanitiserProfile.Heic => ["SecureMediaIntake", "Magick.NET", "NetVips", "libvips", "MetadataExtractor"],
        SanitiserProfile.Video => ["SecureMediaIntake", "FFMpegCore", "ffmpeg", "NetVips", "libvips", "MetadataExtractor", "exiftool"],
        _ => ["SecureMediaIntake", "NetVips", "libvips", "MetadataExtractor"],
    };

    private static async Task<string> AskAsync(string program, string question, Regex answer, string otherwise, CancellationToken cancellation)
    {
        using var process = new Process
        {
            StartInfo = new(program, [question]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };

        // It needs none of the service's secrets to say its version.
        process.StartInfo.Environment.Clear();
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(MostWait);
        try
        {
            process.Start();
            process.StandardInput.Close();
            var errors = FirstBytes.OfAsync(process.StandardError.BaseStream);
            var words = Encoding.ASCII.GetString(await FirstBytes.OfAsync(process.StandardOutput.BaseStream));
            await errors;
            await process.WaitForExitAsync(clock.Token);
            return answer.Match(words) is { Success: true } match ? match.Groups[1].Value : throw new UnavailableException(otherwise);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new UnavailableException(otherwise, failure);
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new UnavailableException(otherwise, failure);
        }
    }

    [GeneratedRegex(@"^ffmpeg version ([A-Za-z0-9.+:~_-]{1,60})")]
    private static partial Regex FfmpegAnswer();

    [GeneratedRegex(@"^([0-9.]{1,20})\s*$")]
    private static partial Regex ExiftoolAnswer();
}
