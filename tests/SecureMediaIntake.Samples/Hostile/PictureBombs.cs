namespace SecureMediaIntake.Samples.Hostile;

/// <summary>A25: small files that decode to gigabytes, count to billions or never end.</summary>
internal static class PictureBombs
{
    private const int Side = 30_000;

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        HostileFile.Of("gigapixel.png", "30,000 × 30,000 pixels in 110 KB", Fate.TooLarge, () => Bytes.Join(
            PngChunks.Signature, PngChunks.Header(Side, Side, 1, 0), PngChunks.Chunk("IDAT", Bytes.DeflatedZeros(Side * (1L + (Side / 8)))), PngChunks.End)),
        HostileFile.Of("two-gigapixel-sides.png", "2,147,483,647 pixels a side", Fate.Unreadable, () => Bytes.Join(
            PngChunks.Signature, PngChunks.Header(int.MaxValue, int.MaxValue, 8, 2), PngChunks.Chunk("IDAT", Bytes.DeflatedZeros(1000)), PngChunks.End)),
        HostileFile.Of("no-side.png", "0 pixels a side", Fate.Unreadable, () => Bytes.Join(
            PngChunks.Signature, PngChunks.Header(0, 0, 8, 2), PngChunks.Chunk("IDAT", Bytes.DeflatedZeros(1000)), PngChunks.End)),
        HostileFile.From("jpg", "gigapixel.jpg", "65,500 × 65,500 pixels by its header", Fate.TooLarge, file => file.With(file.IndexOf(Bytes.Hex("FFC0")) + 5, Bytes.Hex("FFDCFFDC"))),
        HostileFile.From("jpg", "endless-height.jpg", "A JPEG of 0 rows: the height is to come later, in a DNL segment", Fate.Unreadable, file => file.With(file.IndexOf(Bytes.Hex("FFC0")) + 5, Bytes.Hex("0000"))),
        HostileFile.Of("gigapixel.webp", "16,383 × 16,383 pixels in 34 bytes", Fate.TooLarge, () => Bytes.Join(
            Bytes.Text("RIFF"), Bytes.Le32(26), Bytes.Text("WEBPVP8L"), Bytes.Le32(13), Bytes.Hex("2F FE BF FF 0F 00 00 00 00 00 00 00 00 00"))),
        HostileFile.Of("gigapixel-screen.gif", "A screen of 65,535 × 65,535 with a frame of one pixel", Fate.Either, () => Gif(Bytes.Hex("FFFFFFFF"), 1)),
        HostileFile.Of("hundred-thousand-frames.gif", "100,000 frames", Fate.Kept, () => Gif(Bytes.Hex("01000100"), 100_000)),
        HostileFile.From("png", "million-frames.png", "APNG that claims a million frames", Fate.Kept, file => PngChunks.BeforePixels(file, PngChunks.Chunk("acTL", Bytes.Be32(1_000_000), Bytes.Be32(0)))),
        HostileFile.Of("frames.webp", "WebP with 600 frames", Fate.Kept, seeds => seeds.FfmpegAsync(
            "frames.webp", "-f", "lavfi", "-i", "testsrc2=s=32x32:r=60", "-t", "10", "-c:v", "libwebp_anim", "-loop", "0")),
        HostileFile.From("png", "text-bomb.png", "zTXt: 512 MiB of zeros in 0.5 MB of text", Fate.Kept, file => PngChunks.BeforePixels(file, PngChunks.Chunk("zTXt", Bytes.Text("Comment\0\0"), Bytes.DeflatedZeros(512L << 20)))),
        HostileFile.From("png", "international-text-bomb.png", "iTXt: 256 MiB of zeros", Fate.Kept, file => PngChunks.BeforePixels(file, PngChunks.Chunk("iTXt", Bytes.Text("XML:com.adobe.xmp\0\u0001\0\0\0"), Bytes.DeflatedZeros(256L << 20)))),
        HostileFile.From("png", "profile-bomb.png", "iCCP: a colour profile of 256 MiB", Fate.Either, file => PngChunks.BeforePixels(file, PngChunks.Chunk("iCCP", Bytes.Text("x\0\0"), Bytes.DeflatedZeros(256L << 20)))),
        HostileFile.From("png", "pixels-bomb.png", "96 × 64 pixels, and a gigabyte of them", Fate.Either, file => Bytes.Join(
            PngChunks.Signature, PngChunks.Header(96, 64, 8, 2), PngChunks.Chunk("IDAT", Bytes.DeflatedZeros(1L << 30)), PngChunks.End)),
        HostileFile.From("png", "text-flood.png", "20,000 text chunks", Fate.Either, file => PngChunks.BeforePixels(file, Bytes.Repeat(PngChunks.Chunk("tEXt", Bytes.Text("a\0b")), 20_000))),
        HostileFile.From("jpg", "comment-flood.jpg", "20,000 comments", Fate.Kept, file => file.Insert(2, Bytes.Repeat(JpegKinds.Segment(0xFE, Bytes.Text("x")), 20_000))),
        HostileFile.Of("scan-flood.jpg", "JPEG of 1080p that repeats its scan 300 times: each makes a decoder go over the whole picture", Fate.Either, ScanFloodAsync),
        HostileFile.Of("loop.tif", "TIFF whose directory is its own next one", Fate.Either, () => Tiff(next: 8)),
        HostileFile.Of("far.tif", "TIFF whose next directory lies at 4 GiB", Fate.Either, () => Tiff(next: uint.MaxValue)),
        HostileFile.Of("gigapixel.tif", "TIFF of 60,000 × 60,000 pixels", Fate.TooLarge, () => Tiff(next: 0, side: 60_000)),
        HostileFile.Of("count.tif", "TIFF whose strips number 4,294,967,295", Fate.Unreadable, () => Tiff(next: 0, strips: uint.MaxValue)),
        HostileFile.Of("entries.tif", "TIFF whose directory has 65,535 entries and ends after three", Fate.Unreadable, () => Bytes.Hex("49492A0008000000 FFFF 000103000100000060000000 010103000100000040000000")),
    ];

    private static byte[] Gif(byte[] screen, int frames) => Bytes.Join(
        Bytes.Text("GIF89a"), screen, Bytes.Hex("800000 000000FFFFFF"), Bytes.Repeat(Bytes.Hex("2C 0000 0000 0100 0100 00 02 02 4401 00"), frames), Bytes.Hex("3B"));

    private static byte[] Tiff(uint next, uint side = 8, uint strips = 1)
    {
        byte[] Entry(int tag, int type, uint count, uint value) => [.. Bytes.Le16(tag), .. Bytes.Le16(type), .. Bytes.Le32(count), .. Bytes.Le32(value)];
        return Bytes.Join(
            Bytes.Hex("49492A0008000000"), Bytes.Le16(8),
            Entry(256, 4, 1, side), Entry(257, 4, 1, side), Entry(258, 3, 1, 8), Entry(259, 3, 1, 1), Entry(262, 3, 1, 1),
            Entry(273, 4, strips, 200), Entry(278, 4, 1, side), Entry(279, 4, strips, side * side), Bytes.Le32(next), Bytes.Zeros(300));
    }

    private static async Task<byte[]> ScanFloodAsync(Seeds seeds)
    {
        var picture = await seeds.WriteAsync("for-scans.png", await seeds.OfAsync("png"));
        var repeated = seeds.PathOf("repeated.jpg");
        await Tool.FfmpegAsync("-i", picture, "-s", "1920x1080", "-q:v", "3", repeated);
        return JpegKinds.RepeatLastScan(await File.ReadAllBytesAsync(repeated), 300);
    }
}
