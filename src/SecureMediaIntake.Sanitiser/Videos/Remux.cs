using System.Globalization;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Gate;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>
/// The fast path, where the organisation chose it: a video that is already of our form keeps its coded pictures; sound and container are made anew.
/// Anything that is not certain falls back to <see cref="Transcode"/>.
/// </summary>
internal static class Remux
{
    private const string Progress = Places.Scratch + "/progress";

    /// <returns>False when nothing was copied and nothing is left of the try.</returns>
    /// <exception cref="RefusedException">The pictures or the sound cannot be decoded from beginning to end.</exception>
    public static async Task<bool> TryAsync(string demuxer, ProbedVideo video, SanitisingOptions options, string output)
    {
        if (!video.IsCompliant || video.Duration is not { } length)
        {
            return false;
        }

        var shown = await DecodeAsync(demuxer, video, length);
        if (await CopyAsync(demuxer, video, output) && Passes(video, options, shown, output))
        {
            return true;
        }

        File.Delete(output);
        Stills.Forget();
        return false;
    }

    /// <summary>Decodes everything once, since nothing else would notice damage, and takes the stills along.</summary>
    /// <returns>How many pictures a player would show.</returns>
    private static async Task<int> DecodeAsync(string demuxer, ProbedVideo video, TimeSpan length)
    {
        await Decoding.RunAsync(demuxer, video, outputs =>
        {
            outputs.OutputToFile("-", overwrite: true, options => options.WithCustomArgument(
                $"-filter_complex \"[0:V:0]split[v][s];[s]{Stills.Filter(length)}[t]\" -map [v] {(video.KeepsSound ? "-map 0:a:0?" : "-an")}"
                + $" -sn -dn -t 301 -fps_mode:v passthrough -progress file:{Progress} -f null"));
            Stills.Output(outputs, "[t]", length);
        });

        var last = (await File.ReadAllLinesAsync(Progress)).LastOrDefault(line => line.StartsWith("frame=", StringComparison.Ordinal));
        return int.TryParse(last?["frame=".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames : -1;
    }

    // Slices and parameter sets pass; SEI with its user data, delimiters and filler do not. -b:v 0: else the original's own number of bits a second
    // would be written on.
    private static Task<bool> CopyAsync(string demuxer, ProbedVideo video, string output) => Decoding.TryAsync(demuxer, outputs =>
        outputs.OutputToFile("file:" + output, overwrite: true, options => options.WithCustomArgument(
            $"-map 0:V:0 {Muxing.Sound(video)} {Muxing.Drop} {Muxing.Ends} -c:v copy -b:v 0 -bsf:v \"filter_units=pass_types=1-5|7|8\" {Muxing.Container}")));

    /// <summary>
    /// The worker's own gate, asked beforehand, so that an unusual but harmless stream is transcoded instead of raising an alarm there. And no picture
    /// more than a player would show: what an edit list cut away lies in the coded stream still.
    /// </summary>
    private static bool Passes(ProbedVideo video, SanitisingOptions options, int shown, string output)
    {
        using var file = File.OpenRead(output);
        var verdict = Mp4Gate.Check(file, new(options.UpTo4K, Copied: true));
        return verdict.Passed && verdict.Frames == shown && (verdict.Width, verdict.Height) == (video.Width, video.Height);
    }
}
