namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Nothing, nearly nothing, and names that say something else.</summary>
internal static class Strays
{
    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        HostileFile.Of("empty.jpg", "No byte at all", Fate.Unreadable, () => []),
        HostileFile.Of("one-byte.jpg", "One byte of a JPEG", Fate.Unreadable, () => [0xFF]),
        HostileFile.Of("zeros.mp4", "1 MiB of zeros", Fate.Unreadable, () => Bytes.Zeros(1 << 20)),
        HostileFile.Of("signature.jpg", "Only the signature of a JPEG", Fate.Unreadable, () => Bytes.Hex("FFD8FF")),
        HostileFile.Of("signature.png", "Only the signature of a PNG", Fate.Unreadable, () => PngChunks.Signature),
        HostileFile.Of("signature.gif", "Only the signature of a GIF", Fate.Unreadable, () => Bytes.Text("GIF89a")),
        HostileFile.Of("signature.webp", "Only the signature of a WebP", Fate.Unreadable, () => Bytes.Join(Bytes.Text("RIFF"), Bytes.Le32(4), Bytes.Text("WEBP"))),
        HostileFile.Of("signature.tif", "A TIFF whose first directory is not there", Fate.Unreadable, () => Bytes.Hex("49492A0008000000")),
        HostileFile.Of("signature.heic", "Only the ftyp box of a HEIC", Fate.Unreadable, () => Boxes.Box("ftyp", Bytes.Text("heic\0\0\0\0mif1heic"))),
        HostileFile.Of("signature.avif", "Only the ftyp box of an AVIF", Fate.Unreadable, () => Boxes.Box("ftyp", Bytes.Text("avif\0\0\0\0mif1avif"))),
        HostileFile.Of("signature.mp4", "Only the ftyp box of an MP4", Fate.Unreadable, () => Boxes.Box("ftyp", Bytes.Text("isom\0\0\0\0isommp41"))),
        HostileFile.Of("signature.mkv", "Only the signature of a Matroska file", Fate.Unreadable, () => Bytes.Hex("1A45DFA3")),
        HostileFile.Of("signature.avi", "Only the signature of an AVI", Fate.Unreadable, () => Bytes.Join(Bytes.Text("RIFF"), Bytes.Le32(4), Bytes.Text("AVI "))),
        HostileFile.Of("signature.ts", "Empty packets of a transport stream", Fate.Unreadable, () => Bytes.Repeat([0x47, .. Bytes.Zeros(187)], 30)),
        HostileFile.Of("media-without-index.mp4", "An mdat box and no moov: samples that nobody can find", Fate.Unreadable, () => Boxes.Box("mdat", Bytes.Zeros(100_000))),
        HostileFile.From("jpg", "photo-named-as-a-video.mp4", "A photo under a video's name: the bytes decide, so it is a photo", Fate.Kept, file => file),
        HostileFile.From("mp4", "video-named-as-a-photo.jpg", "A video under a photo's name: the bytes decide, so it is a video", Fate.Kept, file => file),
        HostileFile.From("png", "photo-named-as-a-program.exe", "A photo under a program's name: names are never used", Fate.Kept, file => file),
    ];
}
