namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Scripts, shell and terminal escapes in every text that a format can carry. All of it is dropped, so all of these are kept, clean.</summary>
internal static class TextFields
{
    private static readonly string[] ExifTexts =
    [
        "-Artist=", "-Copyright=", "-ImageDescription=", "-Make=", "-Model=", "-Software=", "-UserComment=", "-XMP:Title=", "-XMP:Creator=",
        "-XMP:Description=", "-XMP:Rights=", "-GPSAreaInformation=",
    ];

    private static readonly string[] Iptc = ["-IPTC:By-line=", "-IPTC:Caption-Abstract=", "-IPTC:Keywords=", "-Comment="];

    private static readonly string[] Named =
    [
        "-metadata", "title=" + Bytes.Payload, "-metadata", "artist=" + Bytes.Payload, "-metadata", "comment=" + Bytes.Payload, "-metadata",
        "copyright=" + Bytes.Payload, "-metadata", "location=+51.5000-000.1200/" + Photos.Canary, "-metadata:s:v", "handler_name=" + Bytes.Payload,
        "-metadata:s:a", "handler_name=" + Bytes.Payload, "-metadata:s:v", "title=" + Bytes.Payload, "-metadata:s:a", "language=xss",
    ];

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        Tagged("jpg", "EXIF, XMP, IPTC and comment", [.. ExifTexts, .. Iptc]),
        Tagged("png", "EXIF, XMP and text chunks", [.. ExifTexts, "-PNG:Title=", "-PNG:Author=", "-PNG:Comment="]),
        Tagged("webp", "EXIF and XMP", ExifTexts),
        Tagged("tif", "EXIF, XMP and IPTC", [.. ExifTexts, .. Iptc[..3]]),
        Tagged("heic", "EXIF and XMP", ExifTexts),
        HostileFile.From("gif", "texts.gif", "Payloads in comment, plain text and application blocks", Fate.Kept, file => file.Insert(
            file.Length - 1, [0x21, 0xFE, .. Block(), 0, 0x21, 0xFF, 11, .. Bytes.Text("XMP DataXMP"), .. Block(), 0])),
        HostileFile.From("png", "text-chunks.png", "Payloads in tEXt, zTXt and iTXt, keyword and language included", Fate.Kept, file => PngChunks.BeforePixels(
            file,
            PngChunks.Chunk("tEXt", Bytes.Text("<script>" + Photos.Canary + "\0" + Bytes.Payload)),
            PngChunks.Chunk("iTXt", Bytes.Text("Title\0\0\0" + Photos.Canary + "\0<b>\0" + Bytes.Payload)))),
        Video("mp4", "title, comment, place, handler names", "-movflags", "use_metadata_tags"),
        Video("mov", "title, comment, place, handler names"),
        Video("mkv", "title, tags of file and tracks, the name and text of an attachment"),
        Video("avi", "INFO list"),
        Video("ts", "service name and provider", "-metadata", "service_name=" + Bytes.Payload, "-metadata", "service_provider=" + Bytes.Payload),
        HostileFile.Of("chapters.mp4", "Payloads as names of chapters", Fate.Kept, async seeds =>
        {
            var chapters = await seeds.WriteAsync("chapters.txt", Bytes.Text(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=" + Photos.Canary + "<script>alert(1)</script>\n"));
            return await seeds.FfmpegAsync("chapters.mp4", "-i", await seeds.WriteAsync("for-chapters.mp4", await seeds.OfAsync("mp4")), "-i", chapters, "-map_metadata", "1", "-c", "copy");
        }),
    ];

    private static byte[] Block() => [(byte)Bytes.Text(Bytes.Payload).Length, .. Bytes.Text(Bytes.Payload)];

    private static HostileFile Tagged(string format, string where, string[] tags) => HostileFile.Of(
        "texts." + format, "Payloads in " + where, Fate.Kept, seeds => seeds.TaggedAsync(format, [.. tags.Select(tag => tag + Bytes.Payload)]));

    private static HostileFile Video(string format, string where, params string[] more) => HostileFile.Of("texts." + format, "Payloads in " + where, Fate.Kept, async seeds =>
    {
        var source = await seeds.WriteAsync("for-texts." + format, await seeds.OfAsync(format));
        string[] attached = format is "mkv"
            ? ["-attach", await seeds.WriteAsync("attached.txt", Bytes.Text(Bytes.Payload)), "-metadata:s:t", "mimetype=text/html", "-metadata:s:t", "filename=../" + Photos.Canary + ".html"]
            : [];
        return await seeds.FfmpegAsync("texts." + format, ["-i", source, .. attached, "-c", "copy", .. Named, .. more]);
    });
}
