using System.IO.Compression;
using System.Text;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Programs, pages, documents, archives, and formats that some image library would open by a program or another file.</summary>
internal static class NotMedia
{
    private const string Svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>alert(1)</script><image href=\"file:///etc/passwd\"/></svg>";

    private const string Vector = "push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 'https://127.0.0.1/x.php?x=`id>/tmp/owned`'\npop graphic-context\n";

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        Text("script.svg.jpg", "SVG with a script and a reference to a file", Fate.Unsafe, Svg),
        Text("entity.svg.png", "SVG with an external entity", Fate.Unsafe, "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Svg.Replace("alert(1)", "&x;", StringComparison.Ordinal)),
        HostileFile.Of("script.svgz.jpg", "SVG in gzip, which some viewers unpack", Fate.Unsafe, () => Gzip(Svg)),
        HostileFile.Of("utf16.svg.jpg", "SVG in UTF-16 with a byte order mark", Fate.Unsafe, () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Svg)]),
        Text("imagetragick.mvg.jpg", "CVE-2016-3714: a drawing whose address starts a program", Fate.Unsafe, Vector),
        Text("script.msl.jpg", "A script of ImageMagick that reads one file and writes another", Fate.Unsafe, "<?xml version=\"1.0\"?><image><read filename=\"/etc/passwd\"/><write filename=\"/tmp/owned.php\"/></image>"),
        Text("prefix-text.jpg", "text: makes a picture of another file", Fate.Unreadable, "text:/etc/passwd"),
        Text("prefix-label.jpg", "label:@ makes a picture of another file", Fate.Unreadable, "label:@/etc/passwd"),
        Text("prefix-ephemeral.jpg", "ephemeral: deletes what it reads", Fate.Unreadable, "ephemeral:/etc/passwd"),
        Text("prefix-url.jpg", "url: fetches from inside the network", Fate.Unreadable, "url:http://169.254.169.254/latest/meta-data/"),
        Text("pixmap.xpm.gif", "XPM, which is C", Fate.Unreadable, "/* XPM */ static char *x[] = {\"1 1 1 1\",\"a c red\",\"a\"};"),
        Text("matrix.csv.jpg", "A matrix that libvips reads unless it is told not to", Fate.Unreadable, "1 1\n255\n"),
        Text("bitmap.ppm.jpg", "PPM, which libvips reads unless it is told not to", Fate.Unreadable, "P3\n1 1\n255\n255 0 0\n"),
        Text("radiance.hdr.jpg", "Radiance HDR, which libvips reads unless it is told not to", Fate.Unreadable, "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\nabcd"),
        Text("page.html.jpg", "A page", Fate.Unsafe, Bytes.Page),
        Text("comment-first.html.jpg", "A page after blanks and a comment", Fate.Unsafe, "  \r\n<!-- x -->" + Bytes.Page),
        Text("shell.sh.jpg", "A shell script", Fate.Unsafe, "#!/bin/sh\ntouch /tmp/owned\n"),
        Text("script.js.jpg", "JavaScript", Fate.Unreadable, "alert(1)//"),
        Text("postscript.ps.jpg", "PostScript, which is a program", Fate.Unsafe, "%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n"),
        HostileFile.Of("preview.eps.tif", "EPS with a preview in front", Fate.Unsafe, () => [.. Bytes.Hex("C5D0D3C6"), .. Bytes.Zeros(26), .. Bytes.Text("%!PS")]),
        Text("document.pdf.jpg", "PDF with a script", Fate.Unsafe, "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"),
        Text("late.pdf.jpg", "PDF after a thousand bytes of nothing much, which readers tolerate", Fate.Unsafe, new string(' ', 1000) + "%PDF-1.7\n"),
        HostileFile.Of("archive.zip.jpg", "ZIP", Fate.Unsafe, () => Bytes.Zip("../../etc/cron.d/x", "x")),
        HostileFile.Of("archive.7z.jpg", "7z", Fate.Unsafe, () => [.. Bytes.Hex("377ABCAF271C0004"), .. Bytes.Zeros(100)]),
        Text("archive.rar.jpg", "RAR", Fate.Unsafe, "Rar!\u001a\u0007\0"),
        HostileFile.Of("bomb.gz.jpg", "64 MiB of zeros in gzip", Fate.Unsafe, () => Gzip(new string('\0', 64 << 20))),
        HostileFile.Of("program.elf.jpg", "A Linux program", Fate.Unsafe, () => [.. Bytes.Hex("7F454C46020101"), .. Bytes.Zeros(100)]),
        HostileFile.Of("program.exe.jpg", "A Windows program", Fate.Unsafe, () => [.. Bytes.Text("MZ"), .. Bytes.Zeros(100)]),
        HostileFile.Of("program.class.jpg", "A Java class", Fate.Unsafe, () => [.. Bytes.Hex("CAFEBABE00000034"), .. Bytes.Zeros(100)]),
        HostileFile.Of("old-office.doc.jpg", "An Office document from before 2007", Fate.Unsafe, () => [.. Bytes.Hex("D0CF11E0A1B11AE1"), .. Bytes.Zeros(100)]),
        HostileFile.Of("photo.psd.jpg", "Photoshop", Fate.Unreadable, () => [.. Bytes.Text("8BPS"), 0, 1, .. Bytes.Zeros(100)]),
        HostileFile.Of("photo.bmp.jpg", "Windows bitmap", Fate.Unreadable, () => [.. Bytes.Text("BM"), .. Bytes.Zeros(100)]),
        HostileFile.Of("photo.jp2.jpg", "JPEG 2000", Fate.Unreadable, () => [.. Bytes.Hex("0000000C6A5020200D0A870A"), .. Bytes.Zeros(100)]),
        HostileFile.Of("photo.jxl.jpg", "JPEG XL", Fate.Unreadable, () => [.. Bytes.Hex("FF0A"), .. Bytes.Zeros(100)]),
    ];

    private static HostileFile Text(string name, string story, string fate, string text) => HostileFile.Of(name, story, fate, () => Bytes.Text(text));

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Bytes.Text(text));
        }

        return packed.ToArray();
    }
}
