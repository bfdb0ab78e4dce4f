using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Phones;

/// <summary>Photos for the phone, made by ffmpeg: one of a dozen blocks, one of two, and some that a person should take again.</summary>
internal static class PhonePhotos
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "artifacts", "fixtures", "phone");

    // Grain, as sensors make it, and so that the file has the bytes of a real photo.
    private const string Grain = "noise=alls=12:allf=u";

    private static readonly Lazy<Task<string>> Big = new(() => MakeAsync("big.jpg", "2400x1800", $"{Grain},noise=alls=40", 2));
    private static readonly Lazy<Task<string>> Other = new(() => MakeAsync("other.jpg", "2200x1650", $"{Grain},hue=h=90,noise=alls=40", 2));
    private static readonly Lazy<Task<string>> Small = new(() => MakeAsync("small.jpg", "1200x900", Grain, 4));
    private static readonly Lazy<Task<string>> BlurredOne = new(() => MakeAsync("blurred.jpg", "2400x1800", $"gblur=sigma=20,noise=alls=5:allf=u", 3));
    private static readonly Lazy<Task<string>> DarkOne = new(() => MakeAsync("dark.jpg", "2400x1800", $"lutyuv=y='16+(val-16)*0.06':u='128+(val-128)*0.06':v='128+(val-128)*0.06',noise=alls=4", 3));

    /// <summary>Over 2 MB: at least eight blocks of 256 KiB.</summary>
    public static Task<string> BigAsync() => Big.Value;

    /// <summary>Another one of that size.</summary>
    public static Task<string> OtherAsync() => Other.Value;

    /// <summary>Two or three blocks.</summary>
    public static Task<string> SmallAsync() => Small.Value;

    /// <summary>A video of 12 s, grainy, so that it is longer than one range.</summary>
    public static Task<string> LongVideoAsync() => LongVideo.Value;

    public static Task<string> BlurredAsync() => BlurredOne.Value;

    public static Task<string> DarkAsync() => DarkOne.Value;

    private static readonly Lazy<Task<string>> LongVideo = new(async () =>
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, "long.mp4");
        await Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=25:duration=12", "-vf", "noise=alls=40:allf=t+u", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "26",
            "-pix_fmt", "yuv420p", path);
        return path;
    });

    private static async Task<string> MakeAsync(string name, string size, string filter, int quality)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, name);
        await Tool.FfmpegAsync("-f", "lavfi", "-i", $"testsrc2=size={size}", "-vf", filter, "-frames:v", "1", "-q:v", $"{quality}", path);
        return path;
    }
}
