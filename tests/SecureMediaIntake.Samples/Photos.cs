namespace SecureMediaIntake.Samples;

/// <summary>Makes photos whose pixels say where they belong: red, green, blue and white quarters, so that no turn or mirror looks like another.</summary>
internal sealed class Photos(string folder)
{
    public const int Width = 320;
    public const int Height = 240;

    /// <summary>Stands in every text field of every fixture; it must not be in any output.</summary>
    public const string Canary = "CANARY7Q3ZTX";

    /// <summary>How to store the upright picture so that each EXIF orientation brings it back.</summary>
    private static readonly string[] Stored =
        ["null", "hflip", "hflip,vflip", "vflip", "transpose=0", "transpose=2", "transpose=3", "transpose=1"];

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <param name="name">File name; its ending picks the format.</param>
    /// <param name="orientation">The orientation that the pixels are stored for. It is not written: see <see cref="TagAsync"/>.</param>
    /// <param name="options">More for ffmpeg, before the output.</param>
    public async Task<string> QuartersAsync(string name, int orientation = 1, params string[] options)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            [.. Quarter("red"), .. Quarter("lime"), .. Quarter("blue"), .. Quarter("white"), "-filter_complex",
             $"[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack,{Stored[orientation - 1]}", "-frames:v", "1", .. options, path]);
        return path;
    }

    /// <summary>A HEIC or an AVIF, by the ending; several sources become several pictures, the first of them the main one.</summary>
    public static Task HeifAsync(string path, params string[] sources)
    {
        string[] codec = path.EndsWith(".avif", StringComparison.Ordinal) ? ["-A"] : [];
        return Tool.BytesAsync("heif-enc", ["-q", "90", .. codec, .. sources, "-o", path]);
    }

    /// <summary>Everything a phone writes: place, device, serial number, owner, time with offset, XMP, IPTC, a comment and a thumbnail.</summary>
    public async Task TagAsync(string path, int orientation = 1)
    {
        var thumbnail = await QuartersAsync("thumbnail-of-" + Path.GetFileName(path) + ".jpg", 1, "-s", "80x60");
        await Tool.ExiftoolAsync(
            "-GPSLatitude=51.5", "-GPSLatitudeRef=N", "-GPSLongitude=0.12", "-GPSLongitudeRef=W", "-Make=" + Canary, "-Model=" + Canary,
            "-SerialNumber=" + Canary, "-OwnerName=" + Canary, "-UserComment=" + Canary, "-XMP:Creator=" + Canary, "-IPTC:By-line=" + Canary,
            "-DateTimeOriginal=2026:03:01 09:10:11", "-OffsetTimeOriginal=+01:00", "-n", "-Orientation=" + orientation,
            "-ThumbnailImage<=" + thumbnail, path);
    }

    private static string[] Quarter(string colour) => ["-f", "lavfi", "-i", $"color={colour}:s={Width / 2}x{Height / 2}:d=1"];
}
