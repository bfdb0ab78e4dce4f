using System.Diagnostics;

using Microsoft.Extensions.Options;

using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>The programs that the sandbox starts, and what ffmpeg must be able to read and write.</summary>
internal sealed class ToolsCheck(IOptions<SandboxOptions> options) : ICheck
{
    private const string Packages = "Install Debian's packages of infra/Dockerfile: ffmpeg, bubblewrap, libimage-exiftool-perl, util-linux, perl-base. In Azure: build the image anew.";

    /// <summary>As the Sanitiser asks for them (docs/sanitising.md): what phones send, what we write, and the filters of high dynamic range.</summary>
    private static readonly (string Question, string[] Words)[] Needed =
    [
        ("-decoders", ["h264", "hevc", "vp8", "vp9", "libdav1d", "mpeg4", "mjpeg", "aac", "mp3float", "opus"]),
        ("-encoders", ["libx264", "aac"]),
        ("-filters", ["scale", "zscale", "tonemap", "thumbnail"]),
        ("-demuxers", ["mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "avi", "mpegts"]),
    ];

    public string Name => "tools";

    public string Looks => "ffmpeg with its codecs, exiftool, bubblewrap, setpriv, prlimit, perl, the Sanitiser";

    public string IfSilent => Packages;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        List<Finding> findings = [.. Programs().Select(one => File.Exists(one.Path) ? Finding.Good(one.Path) : Finding.Fault(one.Path, "It is not there.", one.Cure))];

        if (File.Exists("/usr/bin/ffmpeg"))
        {
            foreach (var (question, words) in Needed)
            {
                var said = await SayAsync(question, cancellation);
                findings.AddRange(words.Where(word => !said.Contains(word)).Select(word => Finding.Fault(
                    "ffmpeg", $"It has no {word} ({question[1..]}).", "Install Debian's own ffmpeg (5.1 or newer): some builds leave codecs out.")));
            }
        }

        return findings;
    }

    private IEnumerable<(string Path, string Cure)> Programs()
    {
        yield return ("/usr/bin/ffmpeg", Packages);
        yield return (options.Value.Exiftool, Packages);
        yield return ("/usr/bin/setpriv", Packages);
        yield return ("/usr/bin/prlimit", Packages);
        yield return (Path.Combine(options.Value.SanitiserFolder, "SecureMediaIntake.Sanitiser"), "The Sanitiser lies in the published folder: run ./run publish, or set Sandbox__SanitiserFolder.");
        yield return options.Value.Kind == SandboxKind.Landlock ? ("/usr/bin/perl", Packages) : (options.Value.Bubblewrap, Packages);
    }

    /// <summary>Every word of what ffmpeg answers.</summary>
    private static async Task<HashSet<string>> SayAsync(string question, CancellationToken cancellation)
    {
        using var process = new Process
        {
            StartInfo = new("/usr/bin/ffmpeg", ["-hide_banner", question]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true },
        };

        // It needs none of the deployment's secrets.
        process.StartInfo.Environment.Clear();
        process.Start();
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var words = await process.StandardOutput.ReadToEndAsync(cancellation);
        await errors;
        await process.WaitForExitAsync(cancellation);
        return [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }
}
