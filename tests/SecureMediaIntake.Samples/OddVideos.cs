using System.Buffers.Binary;

namespace SecureMediaIntake.Samples;

/// <summary>
/// Makes small videos of what is legal and easily got wrong: every codec and container, mirrored pictures, cut starts, tracks beside the picture. Each
/// carries the canary wherever its container takes text.
/// </summary>
internal sealed class OddVideos(string folder)
{
    public const int Width = 128;
    public const int Height = 96;

    /// <summary>ISO 23001-8 has no text in pictures but this: user data that x264 fills with its own name.</summary>
    private const string CanaryMessage = "h264_metadata=sei_user_data=086f3693b7b34f2c965321492feee5b8+" + Photos.Canary;

    private static readonly string[] Quarters =
    [
        "-f", "lavfi", "-i", "color=red:s=64x48:r=15", "-f", "lavfi", "-i", "color=lime:s=64x48:r=15",
        "-f", "lavfi", "-i", "color=blue:s=64x48:r=15", "-f", "lavfi", "-i", "color=white:s=64x48:r=15", "-f", "lavfi", "-i", "sine=440:r=48000",
    ];

    private static readonly string[] Named =
    [
        "-metadata", "title=" + Photos.Canary, "-metadata", "comment=" + Photos.Canary, "-metadata", "location=" + Videos.Location,
        "-metadata:s:v:0", "handler_name=" + Photos.Canary, "-metadata:s:v:0", "title=" + Photos.Canary,
    ];

    /// <summary>a, b, c, d of the display matrix that shows a stored picture as each EXIF orientation does.</summary>
    private static readonly (int A, int B, int C, int D)[] Matrices =
        [(1, 0, 0, 1), (-1, 0, 0, 1), (-1, 0, 0, -1), (1, 0, 0, -1), (0, 1, 1, 0), (0, 1, -1, 0), (0, -1, -1, 0), (0, -1, 1, 0)];

    /// <summary>How to store the upright picture so that each orientation brings it back.</summary>
    private static readonly string[] Stored =
        ["null", "hflip", "hflip,vflip", "vflip", "transpose=0", "transpose=2", "transpose=3", "transpose=1"];

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Half a second of four coloured quarters with a tone.</summary>
    /// <param name="name">File name; its ending picks the container.</param>
    /// <param name="codecs">Picture and sound codec, with their options.</param>
    public async Task<string> CodecAsync(string name, params string[] codecs)
    {
        var path = PathOf(name);
        string[] message = codecs.Contains("libx264") ? ["-bsf:v", CanaryMessage] : [];
        await Tool.FfmpegAsync(
            [.. Quarters, "-filter_complex", "[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack[v]", "-map", "[v]", "-map", "4", "-t", "0.5",
             "-pix_fmt", "yuv420p", .. codecs, .. message, .. Named, path]);
        return path;
    }

    /// <summary>A silent moment with these tags of QuickTime's.</summary>
    public async Task<string> TaggedAsync(string name, params string[] tags)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            ["-f", "lavfi", "-i", "color=red:s=128x96:r=15:d=0.2", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "use_metadata_tags",
             .. tags.SelectMany(tag => new[] { "-metadata", tag }), path]);
        return path;
    }

    /// <summary>Stored so that only a player that applies the whole display matrix, its mirror included, shows it upright.</summary>
    public async Task<string> TurnedAsync(string name, int orientation)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            [.. Quarters, "-filter_complex", $"[0][1]hstack[a];[2][3]hstack[b];[a][b]vstack,{Stored[orientation - 1]}[v]", "-map", "[v]", "-t", "0.5",
             "-c:v", "libx264", "-pix_fmt", "yuv420p", .. Named, path]);
        var bytes = await File.ReadAllBytesAsync(path);

        // tkhd, version 0: the matrix begins 40 bytes after its version.
        var at = bytes.AsSpan().IndexOf("tkhd"u8) + 4 + 40;
        var (a, b, c, d) = Matrices[orientation - 1];
        foreach (var (place, value) in new[] { (0, a), (4, b), (12, c), (16, d) })
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at + place), value << 16);
        }

        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }

    /// <summary>A second of red, then a second of lime, cut by the phone's own editor after the red: the red is in the file still, an edit list hides it.</summary>
    public async Task<string> CutStartAsync(string name)
    {
        var whole = PathOf("whole-" + name);
        await Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "color=red:s=128x96:r=15:d=1", "-f", "lavfi", "-i", "color=lime:s=128x96:r=15:d=1", "-filter_complex", "[0][1]concat[v]",
            "-map", "[v]", "-c:v", "libx264", "-bf", "0", "-sc_threshold", "0", "-pix_fmt", "yuv420p", "-g", "300", whole);
        var path = PathOf(name);
        var bytes = await File.ReadAllBytesAsync(whole);

        // elst, version 0, one edit: length in milliseconds, start in ticks of the track. ffmpeg itself would move to a key frame.
        var edit = bytes.AsSpan().IndexOf("elst"u8) + 12;
        var (film, track) = (bytes.AsSpan().IndexOf("mvhd"u8) + 20, bytes.AsSpan().IndexOf("tkhd"u8) + 24);
        foreach (var length in new[] { edit, film, track })
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(length), 1000);
        }

        var scale = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(bytes.AsSpan().IndexOf("mdhd"u8) + 16));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(edit + 4), scale);
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }

    /// <summary>A phone in changing light: a second of red at 30 frames, then a second of lime at 10.</summary>
    public async Task<string> VariableRateAsync(string name)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "color=red:s=128x96:r=30:d=1", "-f", "lavfi", "-i", "color=lime:s=128x96:r=10:d=1", "-filter_complex",
            "[0]settb=1/90000[a];[1]settb=1/90000[b];[a][b]concat[v]", "-map", "[v]", "-fps_mode", "vfr", "-c:v", "libx264", "-pix_fmt", "yuv420p", path);
        return path;
    }

    /// <summary>Matroska takes everything: two sounds (the first silent), subtitles, a font, a cover, chapters, all with the canary in them.</summary>
    public async Task<string> ManyTracksAsync(string name)
    {
        var (words, font, cover, chapters) = (PathOf(name + ".srt"), PathOf(name + ".ttf"), PathOf(name + ".png"), PathOf(name + ".txt"));
        await File.WriteAllTextAsync(words, $"1\n00:00:00,000 --> 00:00:00,400\n{Photos.Canary}\n");
        await File.WriteAllTextAsync(font, Photos.Canary);
        await File.WriteAllTextAsync(
            chapters, $";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=200\ntitle={Photos.Canary}\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=200\nEND=500\ntitle=b\n");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "color=blue:s=32x32:d=1", "-frames:v", "1", cover);
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            ["-f", "lavfi", "-i", "color=red:s=128x96:r=15", "-f", "lavfi", "-i", "anullsrc=r=48000", "-f", "lavfi", "-i", "sine=440:r=48000", "-i", words,
             "-i", chapters, "-map", "0", "-map", "1", "-map", "2", "-map", "3", "-map_metadata", "4", "-map_chapters", "4", "-t", "0.5",
             "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-c:s", "srt", "-attach", font, "-metadata:s:t:0", "mimetype=application/x-truetype-font",
             "-attach", cover, "-metadata:s:t:1", "mimetype=image/png", "-metadata:s:t:1", "filename=cover.png", .. Named, path]);
        return path;
    }

    /// <summary>The left half a strong red, the right half grey, labelled with these colours.</summary>
    public async Task<string> LabelledAsync(string name, string primaries, string transfer, string matrix, bool tenBit)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync(
            "-f", "lavfi", "-i", "color=0xC01010:s=64x96:r=15", "-f", "lavfi", "-i", "color=0x808080:s=64x96:r=15", "-filter_complex",
            $"hstack,format={(tenBit ? "yuv420p10le" : "yuv420p")},setparams=color_primaries={primaries}:color_trc={transfer}:colorspace={matrix}",
            "-t", "0.5", "-c:v", "libx265", "-x265-params",
            $"log-level=error:colorprim={primaries}:transfer={transfer}:colormatrix={matrix}", "-tag:v", "hvc1", path);
        return path;
    }

    /// <summary>HLG with the box that makes it Dolby Vision: profile 8 with HLG below (4), or profile 5 with nothing that others can show (0).</summary>
    public async Task<string> DolbyVisionAsync(string name, int profile, int compatibility)
    {
        var path = await LabelledAsync(name, "bt2020", "arib-std-b67", "bt2020nc", tenBit: true);
        var bytes = await File.ReadAllBytesAsync(path);

        // version 1.0, profile, level 4, base picture and metadata present, no enhancement, compatibility.
        var flags = (profile << 9) | (4 << 3) | 0b101;
        byte[] box = [0, 0, 0, 32, .. profile > 7 ? "dvvC"u8 : "dvcC"u8, 1, 0, (byte)(flags >> 8), (byte)flags, (byte)(compatibility << 4), .. new byte[19]];
        await File.WriteAllBytesAsync(path, InsertIntoEntry(bytes, box));
        return path;
    }

    /// <summary>Puts a box at the end of the hvc1 entry. moov follows mdat here, so no offset of a sample changes.</summary>
    private static byte[] InsertIntoEntry(byte[] bytes, byte[] box)
    {
        var entry = bytes.AsSpan().IndexOf("hvc1hvc1"u8) is var twice and >= 0 ? twice : bytes.AsSpan().LastIndexOf("hvc1"u8);
        var end = entry - 4 + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(entry - 4));
        byte[] longer = [.. bytes.AsSpan(0, end), .. box, .. bytes.AsSpan(end)];
        foreach (var type in new[] { "moov", "trak", "mdia", "minf", "stbl", "stsd" })
        {
            var at = longer.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes(type)) - 4;
            BinaryPrimitives.WriteUInt32BigEndian(longer.AsSpan(at), BinaryPrimitives.ReadUInt32BigEndian(longer.AsSpan(at)) + (uint)box.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(longer.AsSpan(entry - 4), (uint)(end - entry + 4 + box.Length));
        return longer;
    }
}
