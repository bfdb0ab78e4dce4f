namespace SecureMediaIntake.Samples.Hostile;

/// <summary>A25: videos of few bytes and many hours, and structures that nest, loop or count without end.</summary>
internal static class VideoBombs
{
    private const int Deep = 20_000;

    private static readonly string[] TwoFrames = ["-f", "lavfi", "-i", "color=red:s=64x64:r=1", "-frames:v", "2"];

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        HostileFile.Of("hours.mp4", "Two frames, two hours apart, in 2 KB", Fate.TooLong, seeds => seeds.FfmpegAsync(
            "hours.mp4", [.. TwoFrames, "-vf", "setpts=N*7200/TB", "-vsync", "vfr", "-c:v", "libx264", "-pix_fmt", "yuv420p"])),
        HostileFile.Of("hours.mkv", "Two frames, two hours apart, in Matroska", Fate.TooLong, seeds => seeds.FfmpegAsync(
            "hours.mkv", [.. TwoFrames, "-vf", "setpts=N*7200/TB", "-vsync", "vfr", "-c:v", "libx264", "-pix_fmt", "yuv420p"])),
        HostileFile.Of("minutes.mp4", "Two frames 280 seconds apart: 8,400 frames are made of them", Fate.Either, seeds => seeds.FfmpegAsync(
            "minutes.mp4", [.. TwoFrames, "-vf", "setpts=N*280/TB", "-vsync", "vfr", "-c:v", "libx264", "-pix_fmt", "yuv420p"])) with { Long = true },
        HostileFile.Of("short-by-its-word.mp4", "310 seconds whose headers say one", Fate.TooLong, async seeds =>
        {
            var file = await seeds.FfmpegAsync("310.mp4", "-f", "lavfi", "-i", "color=red:s=64x64:r=1", "-t", "310", "-c:v", "libx264", "-pix_fmt", "yuv420p");
            return Boxes.Change(Boxes.Change(file, "moov/mvhd", head => head.With(16, Bytes.Be32(1000))), "moov/trak/mdia/mdhd", head => head.With(16, Bytes.Be32(16384)));
        }) with { Long = true },
        HostileFile.From("mp4", "edit-loop.mp4", "An edit list that plays the track 5,000 times", Fate.Either, file => Edits(file, Bytes.Repeat(Bytes.Hex("000003E8 00000000 00010000"), 5000))),
        HostileFile.From("mp4", "edit-count.mp4", "An edit list of 4,294,967,295 entries, of which one is there", Fate.Either, file =>
            Boxes.Change(file, "moov/trak/edts/elst", list => list.With(4, Bytes.Be32(uint.MaxValue)))),
        HostileFile.From("mp4", "edit-empty.mp4", "An edit list that starts with an hour of nothing", Fate.Either, file => Edits(file, Bytes.Hex("0036EE80 FFFFFFFF 00010000 000003E8 00000000 00010000"))),
        HostileFile.From("mp4", "edit-backwards.mp4", "An edit list before the start of time", Fate.Either, file => Edits(file, Bytes.Hex("000003E8 80000000 00010000"))),
        HostileFile.Of("nested.mp4", "moov in moov, 20,000 deep", Fate.Unreadable, () => Nested("moov")),
        HostileFile.Of("nested-tracks.mp4", "trak in trak in a moov, 20,000 deep", Fate.Unreadable, () => Boxes.Box("moov", Nested("trak"))),
        HostileFile.From("mp4", "nested-metadata.mp4", "20,000 udta in udta at the end of an index", Fate.Either, file => Boxes.Change(file, "moov", moov => [.. moov, .. Nested("udta")])),
        HostileFile.From("mp4", "fifty-thousand-tracks.mp4", "50,000 empty tracks", Fate.Either, file => Boxes.Change(file, "moov", moov => [.. moov, .. Bytes.Repeat(Boxes.Box("trak"), 50_000)])),
        HostileFile.From("mp4", "samples.mp4", "A table of 4,294,967,295 sample sizes that ends at once", Fate.Unreadable, file => Boxes.Change(file, "moov/trak/mdia/minf/stbl/stsz", table => table.With(8, Bytes.Be32(uint.MaxValue)))),
        HostileFile.From("mp4", "same-size-samples.mp4", "4,294,967,295 samples of one size, for which no table is needed", Fate.Unreadable, file => Boxes.Change(file, "moov/trak/mdia/minf/stbl/stsz", table => table.With(4, Bytes.Be32(100)).With(8, Bytes.Be32(uint.MaxValue)))),
        HostileFile.From("mp4", "times.mp4", "A run of 4,294,967,295 samples in the table of times", Fate.Either, file => Boxes.Change(file, "moov/trak/mdia/minf/stbl/stts", table => table.With(8, Bytes.Be32(uint.MaxValue)))),
        HostileFile.From("mp4", "chunks.mp4", "Sample offsets beyond the file", Fate.Unreadable, file => Boxes.MoveSamples(file, 0x7000_0000)),
        HostileFile.From("mp4", "frame-size.mp4", "A sample entry of 65,535 × 65,535 pixels over a small picture", Fate.Either, file => file.With(file.IndexOf("avc1") + 28, Bytes.Hex("FFFFFFFF"))),
        HostileFile.From("mp4", "no-time.mp4", "A time scale of 0", Fate.Either, file => Boxes.Change(file, "moov/trak/mdia/mdhd", head => head.With(12, Bytes.Be32(0)))),
        HostileFile.From("mkv", "nested.mkv", "Tags in tags, 5,000 deep", Fate.Either, file =>
        {
            byte[] tag = [];
            for (var n = 0; n < 5000; n++)
            {
                tag = [.. Bytes.Hex("67C8"), .. Ebml.Unknown, .. tag];
            }

            return Ebml.AtStartOfSegment(file, Ebml.Element("1254C367", Ebml.Element("7373", tag)));
        }),
        HostileFile.From("avi", "index.avi", "An index whose every entry lies beyond the file", Fate.Either, file =>
        {
            var copy = (byte[])file.Clone();
            for (var at = copy.IndexOf("idx1") + 8; at + 16 <= copy.Length; at += 16)
            {
                Bytes.Le32(0xFFFF_FFF0).CopyTo(copy, at + 8);
            }

            return copy;
        }),
        HostileFile.From("avi", "rate.avi", "A frame rate of 4,294,967,295 by 0", Fate.Either, file => file.With(file.IndexOf("strh") + 28, Bytes.Hex("00000000FFFFFFFF"))),
        HostileFile.Of("forty-tracks.mkv", "40 video tracks", Fate.Either, seeds => seeds.FfmpegAsync(
            "tracks.mkv", ["-f", "lavfi", "-i", "color=red:s=16x16:r=5", "-t", "1", .. Enumerable.Repeat(new[] { "-map", "0" }, 40).SelectMany(one => one), "-c:v", "mpeg4"])) with { Long = true },
    ];

    private static byte[] Edits(byte[] file, byte[] entries) =>
        Boxes.Change(file, "moov/trak/edts/elst", _ => [.. Bytes.Be32(0), .. Bytes.Be32((uint)entries.Length / 12), .. entries]);

    private static byte[] Nested(string type)
    {
        var name = Bytes.Text(type);
        return [.. Enumerable.Range(0, Deep).SelectMany(n => Bytes.Join(Bytes.Be32((uint)((Deep - n) * 8)), name))];
    }
}
