using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Portal;

/// <summary>Photos of a drawn wound beside a ruler, and a drawn video, in the parts that the service keeps of them. Nobody's skin.</summary>
internal static class DrawnMedia
{
    private const string Wound = "M 900,700 C 1000,560 1320,540 1440,700 C 1540,840 1460,1060 1240,1100 C 1000,1140 820,960 900,700 Z";

    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "drawn-media")).FullName;

    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Made = new(StringComparer.Ordinal);

    public static readonly (int Width, int Height) PhotoSize = (2400, 1800);

    public static readonly (int Width, int Height) VideoSize = (640, 360);

    /// <summary>Parts of a photo of 2,400 by 1,800 pixels.</summary>
    /// <param name="smaller">Percent by which the wound has shrunk, for a second date.</param>
    public static async Task<Func<RenditionPart, byte[]>> PhotoAsync(int smaller = 0)
    {
        var kept = await OnceAsync($"wound-{smaller}.jpg", path => DrawAsync(path, smaller));
        var preview = await OnceAsync($"wound-{smaller}-preview.jpg", path => ShrinkAsync($"wound-{smaller}.jpg", path, 1600));
        var thumbnail = await OnceAsync($"wound-{smaller}-thumbnail.jpg", path => ShrinkAsync($"wound-{smaller}.jpg", path, 320));
        return part => part switch { RenditionPart.Kept => kept, RenditionPart.Preview => preview, _ => thumbnail };
    }

    /// <summary>Parts of a video of 40 seconds with 25 frames a second: as long as the test site says that its videos are.</summary>
    public static async Task<Func<RenditionPart, byte[]>> VideoAsync()
    {
        var kept = await OnceAsync("walk.mp4", path => Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=40", "-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p", "-movflags", "+faststart", path));
        var still = await OnceAsync("walk.jpg", path => Tool.FfmpegAsync("-i", Path.Combine(Folder, "walk.mp4"), "-frames:v", "1", "-vf", "scale=320:-2", path));
        return part => part == RenditionPart.Kept ? kept : still;
    }

    private static Task<byte[]> DrawAsync(string path, int smaller)
    {
        var size = (100 - smaller) / 100.0;
        var scaled = FormattableString.Invariant($"translate 1200,860 scale {size:0.00},{size:0.00} translate -1200,-860");
        return Tool.BytesAsync(
            "convert", "-size", "2400x1800", "gradient:#e2b48f-#c9926b", "-fill", "#b96f58", "-draw", $"{scaled} scale 1.12,1.12 translate -130,-90 path '{Wound}'",
            "-fill", "#8d2f2c", "-draw", $"{scaled} path '{Wound}'", "-fill", "#6b1e20", "-draw", $"{scaled} ellipse 1180,860 150,110 0,360",
            "-attenuate", "0.15", "+noise", "Gaussian", "-blur", "0x1.2",
            "-fill", "#f6f3e8", "-draw", "rectangle 500,1380 1900,1560", "-fill", "#222222",
            "-draw", string.Join(' ', Enumerable.Range(0, 29).Select(n => $"line {500 + (n * 50)},1380 {500 + (n * 50)},{(n % 2 == 0 ? 1450 : 1420)}")),
            "-quality", "88", path);
    }

    private static Task<byte[]> ShrinkAsync(string from, string path, int side) =>
        Tool.BytesAsync("convert", Path.Combine(Folder, from), "-resize", $"{side}x{side}", "-quality", "80", path);

    private static Task<byte[]> OnceAsync(string name, Func<string, Task> make) => Made.GetOrAdd(name, _ => new(async () =>
    {
        var path = Path.Combine(Folder, name);
        await make(path);
        return await File.ReadAllBytesAsync(path);
    })).Value;
}
