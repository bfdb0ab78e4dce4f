using System.Globalization;
using System.Text.RegularExpressions;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Benchmarks.Quality;

/// <summary>
/// What JPEG settings cost in likeness and in bytes, so that those of the kept copy are chosen by measurement. Pictures of ours, and photos of
/// the caller's: halved first, which averages away the losses of the JPEG that they came in.
/// </summary>
internal sealed partial class QualityBench(string folder, Action<string> say)
{
    private static readonly int[] Qualities = [90, 92, 95, 97];

    /// <summary>Every 16th pixel is enough for a mean and a percentile, and CIEDE2000 is slow.</summary>
    private const int Step = 4;

    /// <param name="photos">Paths of the caller's photos; they are named by number, as a path may say more than a table should.</param>
    public async Task<IReadOnlyList<QualityLine>> RunAsync(IReadOnlyList<string> photos)
    {
        Directory.CreateDirectory(folder);
        List<QualityLine> lines = [];
        foreach (var (name, path) in await SourcesAsync(photos))
        {
            say(name);
            var source = await RgbAsync(path);
            foreach (var quality in Qualities)
            {
                lines.Add(await MeasureAsync(name, path, source, quality, halved: true));
                lines.Add(await MeasureAsync(name, path, source, quality, halved: false));
            }
        }

        return lines;
    }

    private async Task<List<(string Name, string Path)>> SourcesAsync(IReadOnlyList<string> photos)
    {
        List<(string, string)> sources = [];
        foreach (var name in SyntheticPhotos.Names)
        {
            var path = Path.Combine(folder, name + ".ppm");
            await SyntheticPhotos.WriteAsync(name, path);
            sources.Add((name, path));
        }

        foreach (var (number, photo) in photos.Index())
        {
            var path = Path.Combine(folder, $"photo-{number + 1}.ppm");
            await Tool.BytesAsync("vips", "resize", photo, path, "0.5");
            sources.Add(($"photo {number + 1}", path));
        }

        return sources;
    }

    private async Task<QualityLine> MeasureAsync(string name, string path, byte[] source, int quality, bool halved)
    {
        var jpeg = Path.Combine(folder, "coded.jpg");
        var decoded = Path.Combine(folder, "decoded.ppm");
        await Tool.BytesAsync("vips", "jpegsave", path, jpeg, "--Q", quality.ToString(CultureInfo.InvariantCulture), "--subsample-mode", halved ? "on" : "off");

        // libjpeg's decoder, as in browsers: ffmpeg's own would put colours of half resolution back more coarsely.
        await Tool.BytesAsync("vips", "copy", jpeg, decoded);
        var (mean, p95) = Differences(source, await RgbAsync(decoded));
        return new(name, quality, halved, new FileInfo(jpeg).Length, await FilterAsync("ssim", path, decoded), await FilterAsync("psnr", path, decoded), mean, p95);
    }

    private static (double Mean, double P95) Differences(byte[] source, byte[] coded)
    {
        List<double> differences = [];
        for (var at = 0; at + 2 < source.Length; at += 3 * Step * Step)
        {
            differences.Add(ColourDifference.Between(source.AsSpan(at, 3), coded.AsSpan(at, 3)));
        }

        differences.Sort();
        return (differences.Average(), differences[(int)(differences.Count * 0.95)]);
    }

    /// <summary>SSIM of the luma, where eyes see structure; PSNR of red, green and blue.</summary>
    private static async Task<double> FilterAsync(string filter, string source, string coded)
    {
        var format = filter is "ssim" ? "yuv444p" : "gbrp";
        var said = await Tool.TextAsync(
            "ffmpeg", "-nostdin", "-v", "error", "-i", coded, "-i", source, "-lavfi",
            $"[0]format={format}[a];[1]format={format}[b];[a][b]{filter}=stats_file=-", "-f", "null", "-");
        var value = (filter is "ssim" ? Luma() : Average()).Match(said).Groups[1].Value;
        return double.Parse(value, CultureInfo.InvariantCulture);
    }

    private static Task<byte[]> RgbAsync(string ppm) =>
        Tool.BytesAsync("ffmpeg", "-nostdin", "-v", "error", "-i", ppm, "-f", "rawvideo", "-pix_fmt", "rgb24", "-");

    [GeneratedRegex(@"Y:([0-9.]+)")]
    private static partial Regex Luma();

    [GeneratedRegex(@"psnr_avg:([0-9.]+)")]
    private static partial Regex Average();
}
