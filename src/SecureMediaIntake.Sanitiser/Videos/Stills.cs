using System.Globalization;
using FFMpegCore;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Sanitiser.Images;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>
/// Frames spread over a video. They are taken along while the upload is decoded anyway, which costs next to nothing; only where its header did not
/// tell the length beforehand (browsers' recorders) is the finished video decoded again for them.
/// </summary>
internal static class Stills
{
    private const string Pattern = Places.Scratch + "/still-%d.png";

    /// <summary>The second output of a decoding run: see <see cref="Filter"/>.</summary>
    /// <param name="label">The filter's own output, in ffmpeg's brackets.</param>
    public static void Output(FFMpegMultiOutputOptions outputs, string label, TimeSpan length) =>
        outputs.OutputToFile("file:" + Pattern, overwrite: true, options => options.WithCustomArgument(
            $"-map {label} -frames:v {Filmstrip.CountFor((int)length.TotalMilliseconds)} -fps_mode:v passthrough -c:v png -threads 1 -f image2"));

    /// <summary>Picks the first frame in the middle of each share of the length, and makes it small.</summary>
    public static string Filter(TimeSpan length)
    {
        var count = Filmstrip.CountFor((int)length.TotalMilliseconds);
        var share = (length.TotalSeconds / count).ToString("0.000", CultureInfo.InvariantCulture);
        return $"select='lt(selected_n,{count})*gte(t,(selected_n+0.5)*{share})'"
            + $",scale=w='min({Renditions.ThumbnailSide},iw)':h='min({Renditions.ThumbnailSide},ih)':force_original_aspect_ratio=decrease:flags=area";
    }

    /// <param name="video">The finished video.</param>
    /// <param name="milliseconds">Its length, which says how many stills there must be.</param>
    public static async Task<IReadOnlyList<ReportedFile>> SaveAsync(string video, int milliseconds)
    {
        var parts = Filmstrip.StillsOf(milliseconds);
        if (CountMade() != parts.Count)
        {
            await DecodeAsync(video, TimeSpan.FromMilliseconds(milliseconds));
        }

        return [.. parts.Select((part, at) => Renditions.SaveStill(PathOf(at), Filmstrip.FileName(part), part))];
    }

    private static async Task DecodeAsync(string video, TimeSpan length)
    {
        Forget();
        await FFMpegArguments
            .FromFileInput("file:" + video, verifyExists: false, input => input.WithCustomArgument(
                $"-nostdin -hide_banner -v error -xerror -threads 1 -codec_whitelist h264 {Ffmpeg.InputBounds} -f mov"))
            .OutputToMany(outputs => Output(outputs, "0:V:0 -vf \"" + Filter(length) + "\"", length))
            .ProcessAsynchronously(throwOnError: true, Ffmpeg.Options);
    }

    /// <summary>A run that was given up may have left some.</summary>
    public static void Forget()
    {
        for (var at = 0; at < Filmstrip.MostStills; at++)
        {
            File.Delete(PathOf(at));
        }
    }

    private static int CountMade() => Enumerable.Range(0, Filmstrip.MostStills).Count(at => File.Exists(PathOf(at)));

    private static string PathOf(int at) => Pattern.Replace("%d", (at + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
