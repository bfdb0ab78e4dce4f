namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>What other people use for the same work, each with one command line.</summary>
/// <param name="Name">Second column of the table.</param>
/// <param name="Output">Where the result lies.</param>
internal sealed record PeerRun(string Name, IReadOnlyList<string> Command, string Output);

internal static class Peers
{
    public const string Vips = "vips CLI";
    public const string Magick = "ImageMagick";
    public const string MagickWithProfile = "ImageMagick, profile";
    public const string Mat2 = "mat2";
    public const string Exiftool = "exiftool -all=";
    public const string Ffmpeg = "ffmpeg, same settings";

    /// <summary>Flags of the product's own transcode that cost time; what only removes names costs nothing.</summary>
    private static readonly string[] Transcode =
    [
        "-map", "0:V:0", "-map", "0:a:0?", "-sn", "-dn", "-map_metadata", "-1", "-vf",
        "scale=w='if(gte(iw,ih),min(1920,iw),min(1080,iw))':h='if(gte(iw,ih),min(1080,ih),min(1920,ih))':force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic,format=yuv420p",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-profile:v", "high", "-level:v", "4.2", "-threads", "1", "-g", "60",
        "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000", "-movflags", "+faststart",
    ];

    public static IEnumerable<PeerRun> For(Source source, string folder, string srgb)
    {
        var input = Path.Combine(folder, "input" + Path.GetExtension(source.Path));
        string Out(string ending) => Path.Combine(folder, "output" + ending);
        const string saved = "[Q=95,subsample-mode=off,strip]";
        string[] magick = ["/usr/bin/convert", input, "-auto-orient", "-strip", "-quality", "95", "-sampling-factor", "4:4:4", Out(".jpg")];
        string[] magickWithProfile = ["/usr/bin/convert", input, "-auto-orient", "-profile", srgb, "-strip", "-quality", "95", "-sampling-factor", "4:4:4", Out(".jpg")];
        PeerRun mat2 = new(Mat2, ["mat2", input], Path.Combine(folder, "input.cleaned" + Path.GetExtension(source.Path)));
        PeerRun exiftool = new(Exiftool, ["exiftool", "-q", "-all=", "-o", Out(Path.GetExtension(source.Path)), input], Out(Path.GetExtension(source.Path)));
        return source.Kind switch
        {
            SourceKind.Photo =>
                [new(Vips, ["vips", "copy", input, Out(".jpg") + saved], Out(".jpg")), new(Magick, magick, Out(".jpg")), mat2, exiftool],
            SourceKind.WidePhoto =>
            [
                new(Vips, ["vips", "icc_transform", input, Out(".jpg") + saved, "srgb", "--embedded", "--intent", "relative"], Out(".jpg")),
                new(Magick, magick, Out(".jpg")), new(MagickWithProfile, magickWithProfile, Out(".jpg")), mat2, exiftool,
            ],
            SourceKind.TurnedPhoto =>
                [new(Vips, ["vips", "autorot", input, Out(".jpg") + saved], Out(".jpg")), new(Magick, magick, Out(".jpg")), mat2, exiftool],
            SourceKind.Heic => [new(Magick, magick, Out(".jpg")), exiftool],
            SourceKind.Video => [new(Ffmpeg, ["ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1", "-i", input, .. Transcode, Out(".mp4")], Out(".mp4"))],
            _ => [],
        };
    }
}
