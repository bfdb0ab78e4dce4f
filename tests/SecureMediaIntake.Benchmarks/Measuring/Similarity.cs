using System.Globalization;
using System.Text.RegularExpressions;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Benchmarks.Measuring;

/// <summary>How near an output is to what a person saw in the source, by ffmpeg's own measures over all three colours.</summary>
internal static partial class Similarity
{
    /// <returns>PSNR in decibels and SSIM up to 1; null where the two are not of one size, as when a photo was left lying.</returns>
    public static async Task<(double Psnr, double Ssim)?> MeasureAsync(string reference, string output)
    {
        // No ffmpeg of Debian reads a HEIC; the tool that leaves one as it was changes no pixel anyway.
        if (output.EndsWith(".heic", StringComparison.Ordinal) || await SizeAsync(reference) != await SizeAsync(output))
        {
            return null;
        }

        // libjpeg's decoder, as in browsers and behind the references: ffmpeg's own puts colours of half resolution back otherwise.
        var pixels = output;
        if (output.EndsWith(".jpg", StringComparison.Ordinal))
        {
            pixels = output + ".png";
            await Tool.BytesAsync("vips", "copy", output, pixels + "[compression=1,strip]");
        }

        return (await FilterAsync(reference, pixels, "psnr", AveragePsnr()), await FilterAsync(reference, pixels, "ssim", AllSsim()));
    }

    private static async Task<double> FilterAsync(string reference, string output, string filter, Regex number)
    {
        var words = await Tool.ErrorsAsync(
            "ffmpeg", "-nostdin", "-hide_banner", "-i", output, "-i", reference, "-lavfi", $"[0:v]format=gbrp[a];[1:v]format=gbrp[b];[a][b]{filter}", "-f", "null", "-");
        return number.Match(words).Groups[1].Value is "inf" ? double.PositiveInfinity : double.Parse(number.Match(words).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static Task<string> SizeAsync(string path) =>
        Tool.TextAsync("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0", path);

    [GeneratedRegex(@"average:([0-9.]+|inf)")]
    private static partial Regex AveragePsnr();

    [GeneratedRegex(@"All:([0-9.]+)")]
    private static partial Regex AllSsim();
}
