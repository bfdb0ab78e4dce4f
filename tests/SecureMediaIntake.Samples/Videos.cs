namespace SecureMediaIntake.Samples;

/// <summary>Makes short videos as phones, cameras and browsers do.</summary>
internal sealed class Videos(string folder)
{
    public const string Location = "+51.5000-000.1200/";

    private static readonly string[] Picture =
    [
        "-f", "lavfi", "-i", $"color=red:s=160x120:r=30", "-f", "lavfi", "-i", "color=lime:s=160x120:r=30",
        "-f", "lavfi", "-i", "color=blue:s=160x120:r=30", "-f", "lavfi", "-i", "color=white:s=160x120:r=30",
    ];

    private static readonly string[] Sound = ["-f", "lavfi", "-i", "sine=440:r=48000"];

    private const string Quarters = "[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack";

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>As an iPhone: HEVC in MOV, with place, device and time in Apple's keys, lying on its side with a display matrix.</summary>
    public async Task<string> PhoneAsync(string name)
    {
        var lying = PathOf("lying-" + name);
        await Tool.FfmpegAsync(
            [.. Picture, .. Sound, "-filter_complex", Quarters + ",transpose=2[v]", "-map", "[v]", "-map", "4", "-t", "2",
             "-c:v", "libx265", "-x265-params", "log-level=error", "-tag:v", "hvc1", "-pix_fmt", "yuv420p", "-c:a", "aac",
             "-movflags", "use_metadata_tags", .. AppleTags, lying]);
        var path = PathOf(name);

        // ffmpeg 5.1 counts this tag anticlockwise: 270 writes the matrix of a phone that was held upright, a quarter turn clockwise.
        await Tool.FfmpegAsync(
            ["-i", lying, "-map", "0", "-c", "copy", "-movflags", "use_metadata_tags", "-metadata:s:v:0", "rotate=270", .. AppleTags, path]);
        return path;
    }

    private static string[] AppleTags =>
    [
        "-metadata", "com.apple.quicktime.location.ISO6709=" + Location, "-metadata", "com.apple.quicktime.make=" + Photos.Canary,
        "-metadata", "com.apple.quicktime.creationdate=2026-03-01T09:10:11+0100", "-metadata", "title=" + Photos.Canary,
    ];

    /// <summary>As an Android phone: H.264 in MP4, with place and title, a timecode track and chapters.</summary>
    public async Task<string> TaggedAsync(string name, params string[] options)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            [.. Picture, .. Sound, "-filter_complex", Quarters + "[v]", "-map", "[v]", "-map", "4", "-t", "2", "-c:v", "libx264", "-pix_fmt", "yuv420p",
             "-c:a", "aac", "-metadata", "location=" + Location, "-metadata", "title=" + Photos.Canary, "-metadata", "comment=" + Photos.Canary,
             "-metadata", "creation_time=2026-03-01T09:10:11Z", .. options, path]);
        return path;
    }

    /// <param name="name">File name; its ending picks the container.</param>
    /// <param name="size">Such as <c>321x241</c>.</param>
    /// <param name="options">Codec and more.</param>
    public async Task<string> PlainAsync(string name, string size, params string[] options)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(["-f", "lavfi", "-i", $"testsrc2=s={size}:r=30", "-t", "1", .. options, path]);
        return path;
    }

    /// <summary>Hybrid Log-Gamma in BT.2020, 10 bit: what a phone writes when HDR is on. The left half is a strong red, the right half grey.</summary>
    public async Task<string> HighDynamicRangeAsync(string name)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "color=0xC01010:s=160x240:r=30", "-f", "lavfi", "-i", "color=0x808080:s=160x240:r=30", "-filter_complex",
            "hstack,format=yuv420p10le,setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc", "-t", "1",
            "-c:v", "libx265", "-x265-params", "log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc", "-tag:v", "hvc1", path);
        return path;
    }
}
