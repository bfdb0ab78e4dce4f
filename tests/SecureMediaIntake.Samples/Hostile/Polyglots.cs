using System.Globalization;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>A21, A22: files that are two things at once. What is kept is made from pixels, so the second thing is gone.</summary>
internal static class Polyglots
{
    private static readonly byte[] Page = Bytes.Text(Bytes.Page);

    private static readonly byte[] Archive = Bytes.Zip("run.js", Photos.Canary);

    private static readonly byte[] Phar = Bytes.Text("<?php system($_GET['c']); __HALT_COMPILER(); ?>" + Photos.Canary);

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        After("jpg", "zip", Archive, "a ZIP", Fate.Kept),
        After("jpg", "html", Page, "a page", Fate.Kept),
        HostileFile.From("jpg", "comment-html.jpg", "JPEG with a page as its comment", Fate.Kept, file => file.Insert(2, JpegKinds.Segment(0xFE, Page))),
        HostileFile.From("jpg", "phar.jpg", "JPEG that is a PHP archive: code in the comment, the archive behind", Fate.Kept, file => [.. file.Insert(2, JpegKinds.Segment(0xFE, Phar)), .. Phar]),
        HostileFile.From("jpg", "javascript.jpg", "JPEG whose first segment makes it valid JavaScript", Fate.Either, file => file.Insert(2, JpegKinds.Segment(0xE0, [.. Bytes.Text("JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"), .. Bytes.Text("*/=alert('" + Photos.Canary + "');/*")]))),
        HostileFile.Of("motion.jpg", "JPEG with an MP4 behind it: a motion photo", Fate.Kept, async seeds => [.. await seeds.OfAsync("jpg"), .. await seeds.OfAsync("mp4")]),
        HostileFile.From("gif", "javascript.gif", "GIF89a/*: the screen's width opens a comment of JavaScript that the end closes", Fate.Kept, file => [.. file.With(6, Bytes.Text("/*")), .. Bytes.Text("*/=1;alert('" + Photos.Canary + "')")]),
        HostileFile.From("gif", "gifar.gif", "GIF that is a Java archive", Fate.Kept, file => [.. file, .. Bytes.Zip("META-INF/MANIFEST.MF", Photos.Canary)]),
        HostileFile.From("png", "pdf.png", "PNG that PDF readers open: %PDF in a text chunk, the rest behind", Fate.Kept, file => [.. PngChunks.BeforePixels(file, PngChunks.Chunk("tEXt", Bytes.Text("x\0%PDF-1.7\n1 0 obj " + Photos.Canary))), .. Bytes.Text("\ntrailer<</Root 1 0 R>>\n%%EOF")]),
        After("png", "zip", Archive, "a ZIP", Fate.Kept),
        HostileFile.Of("pixels-php.png", "PNG whose stored pixels spell PHP: a copy of the bytes would keep it", Fate.Kept, PixelsThatSpell),
        HostileFile.From("webp", "chunk-html.webp", "WebP with a page in a chunk that nobody knows", Fate.Kept, file => Riff([.. file, .. Bytes.Text("XSSX"), .. Bytes.Le32((uint)Page.Length), .. Page, .. Bytes.Zeros(Page.Length & 1)])),
        After("webp", "html", Page, "a page", Fate.Kept),
        After("tif", "zip", Archive, "a ZIP", Fate.Kept),
        After("tif", "html", Page, "a page", Fate.Kept),
        After("heic", "html", Page, "a page", Fate.Either),
        HostileFile.From("heic", "free-html.heic", "HEIC with a page in a free box at its end", Fate.Kept, file => [.. file, .. Boxes.Box("free", Page)]),
        HostileFile.From("avif", "free-zip.avif", "AVIF with a ZIP in a free box at its end", Fate.Kept, file => [.. file, .. Boxes.Box("free", Archive)]),
        After("mp4", "zip", Archive, "a ZIP", Fate.Either),
        HostileFile.From("mp4", "free-html.mp4", "MP4 with a page in a free box", Fate.Kept, file => [.. file, .. Boxes.Box("free", Page)]),
        HostileFile.From("mp4", "free-pdf.mp4", "MP4 behind a free box that starts a PDF", Fate.Kept, file => Shifted(file, Boxes.Box("free", Bytes.Text("%PDF-1.7\n" + Photos.Canary), Bytes.Zeros(64)))),
        HostileFile.From("mkv", "void-html.mkv", "Matroska with a page in a void element", Fate.Kept, file => Ebml.AtStartOfSegment(file, Ebml.Element("EC", Page))),
        After("avi", "exe", Bytes.Text("MZ" + Photos.Canary), "a program", Fate.Either),
        HostileFile.From("jpg", "html-first.jpg", "A page with a JPEG behind it", Fate.Unsafe, file => [.. Page, .. file]),
        HostileFile.From("jpg", "zip-first.jpg", "A ZIP with a JPEG behind it", Fate.Unsafe, file => [.. Archive, .. file]),
        HostileFile.From("jpg", "pdf-first.jpg", "A PDF with a JPEG inside", Fate.Unsafe, file => [.. Bytes.Text("%PDF-1.7\n"), .. file]),
        HostileFile.From("jpg", "shell-first.jpg", "A shell script with a JPEG behind it", Fate.Unsafe, file => [.. Bytes.Text("#!/bin/sh\nexit\n"), .. file]),
    ];

    private static HostileFile After(string format, string ending, byte[] what, string words, string fate) => HostileFile.From(
        format, $"{ending}-behind.{format}", $"{format.ToUpper(CultureInfo.InvariantCulture)} with {words} behind it", fate, file => [.. file, .. what]);

    /// <summary>Sample offsets count from the start of the file, so a box in front moves each.</summary>
    private static byte[] Shifted(byte[] mp4, byte[] front) => [.. front, .. Boxes.MoveSamples(mp4, front.Length)];

    private static byte[] Riff(byte[] file) => file.With(4, Bytes.Le32((uint)file.Length - 8));

    private static byte[] PixelsThatSpell()
    {
        const int width = 64, height = 16;
        var rows = new List<byte>();
        for (var y = 0; y < height; y++)
        {
            rows.Add(0);
            rows.AddRange(Bytes.Repeat(Phar, 1 + (width * 3 / Phar.Length))[..(width * 3)]);
        }

        // One stored block of deflate: the bytes stand in the file as they are.
        byte[] raw = [.. rows];
        uint a = 1, b = 0;
        foreach (var one in raw)
        {
            a = (a + one) % 65521;
            b = (b + a) % 65521;
        }

        byte[] zlib = [0x78, 0x01, 0x01, .. Bytes.Le16(raw.Length), .. Bytes.Le16(~raw.Length), .. raw, .. Bytes.Be32((b << 16) | a)];
        return Bytes.Join(PngChunks.Signature, PngChunks.Header(width, height, 8, 2), PngChunks.Chunk("IDAT", zlib), PngChunks.End);
    }
}
