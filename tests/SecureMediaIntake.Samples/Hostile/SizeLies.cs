namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Sizes of 0, 1, 2^31, 2^32 and 2^63 wherever a format states one.</summary>
internal static class SizeLies
{
    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        Moov("moov-2-31.mp4", "An index of 2,147,483,648 bytes, by which it lasts to the end of the file", Bytes.Be32(0x8000_0000), Fate.Either),
        Moov("moov-2-32.mp4", "An index of 4,294,967,295 bytes, by which it lasts to the end of the file", Bytes.Be32(uint.MaxValue), Fate.Either),
        Moov("moov-zero.mp4", "An index that lasts to the end of the file, by size 0", Bytes.Be32(0), Fate.Either),
        Moov("moov-seven.mp4", "An index smaller than its own header", Bytes.Be32(7)),
        HostileFile.Of("large-size.mp4", "A 64-bit size of 2^63 − 1", Fate.Unreadable, () => Bytes.Join(Ftyp(), Bytes.Be32(1), Bytes.Text("moov"), Bytes.Be64(long.MaxValue), Bytes.Zeros(100))),
        HostileFile.Of("large-size-negative.mp4", "A 64-bit size of 2^64 − 1", Fate.Unreadable, () => Bytes.Join(Ftyp(), Bytes.Be32(1), Bytes.Text("mdat"), Bytes.Be64(ulong.MaxValue), Bytes.Zeros(100))),
        HostileFile.Of("large-size-small.mp4", "A 64-bit size smaller than its own header", Fate.Unreadable, () => Bytes.Join(Ftyp(), Bytes.Be32(1), Bytes.Text("free"), Bytes.Be64(3), Bytes.Zeros(100))),
        HostileFile.Of("ftyp-size.mp4", "An ftyp of 2,147,483,648 bytes", Fate.Unreadable, () => [.. Bytes.Be32(0x8000_0000), .. Bytes.Text("ftypisom"), .. Bytes.Zeros(100)]),
        HostileFile.From("heic", "meta-2-32.heic", "A meta box of 4,294,967,295 bytes", Fate.Unreadable, file => file.With(file.IndexOf("meta") - 4, Bytes.Be32(uint.MaxValue))),
        HostileFile.From("avif", "meta-2-31.avif", "A meta box of 2,147,483,648 bytes", Fate.Unreadable, file => file.With(file.IndexOf("meta") - 4, Bytes.Be32(0x8000_0000))),
        HostileFile.From("mkv", "element.mkv", "An element of 2^56 − 2 bytes", Fate.Either, file => Ebml.AtStartOfSegment(file, [0xEC, .. Bytes.Hex("01FFFFFFFFFFFFFE")])),
        HostileFile.From("mkv", "element-2-32.mkv", "An element of 4,294,967,296 bytes", Fate.Either, file => Ebml.AtStartOfSegment(file, [0xEC, .. Ebml.Size(1UL << 32)])),
        HostileFile.From("mkv", "zero-sizes.mkv", "10,000 elements of no size", Fate.Either, file => Ebml.AtStartOfSegment(file, Bytes.Repeat(Bytes.Hex("EC80"), 10_000))),
        HostileFile.From("webp", "riff-2-32.webp", "A RIFF of 4,294,967,295 bytes", Fate.Either, file => file.With(4, Bytes.Le32(uint.MaxValue))),
        HostileFile.From("webp", "riff-zero.webp", "A RIFF of 0 bytes", Fate.Either, file => file.With(4, Bytes.Le32(0))),
        HostileFile.From("webp", "chunk-2-32.webp", "A picture of 4,294,967,295 bytes", Fate.Unreadable, file => file.With(16, Bytes.Le32(uint.MaxValue))),
        HostileFile.From("avi", "riff-2-31.avi", "A RIFF of 2,147,483,648 bytes", Fate.Unreadable, file => file.With(4, Bytes.Le32(0x8000_0000))),
        HostileFile.From("avi", "list-2-32.avi", "A list of 4,294,967,295 bytes", Fate.Either, file => file.With(file.IndexOf("LIST") + 4, Bytes.Le32(uint.MaxValue))),
        HostileFile.From("png", "chunk-2-31.png", "Pixels of 2,147,483,647 bytes", Fate.Unreadable, file => file.With(file.IndexOf("IDAT") - 4, Bytes.Be32(int.MaxValue))),
        HostileFile.From("png", "chunk-2-32.png", "Pixels of 4,294,967,295 bytes", Fate.Unreadable, file => file.With(file.IndexOf("IDAT") - 4, Bytes.Be32(uint.MaxValue))),
        HostileFile.From("png", "text-2-32.png", "A text of 4,294,967,295 bytes", Fate.Unreadable, file => file.Insert(file.IndexOf("IDAT") - 4, [.. Bytes.Be32(uint.MaxValue), .. Bytes.Text("tEXtx\0y")])),
        HostileFile.From("jpg", "segment-zero.jpg", "A segment of 0 bytes", Fate.Either, file => file.Insert(2, Bytes.Hex("FFE10000"))),
        HostileFile.From("jpg", "segment-65535.jpg", "A segment of 65,535 bytes that swallows the picture", Fate.Unreadable, file => file.Insert(2, Bytes.Hex("FFE1FFFF"))),
        HostileFile.From("gif", "block.gif", "A block of a later frame that is longer than the file", Fate.Either, file => file[..^20].Insert(file.Length - 20, [0xFF, 1, 2, 3])),
        HostileFile.Of("offset-2-32.tif", "A first directory at 4,294,967,295", Fate.Unreadable, () => Bytes.Hex("49492A00FFFFFFFF 0000000000000000")),
        HostileFile.From("ts", "section.ts", "A table whose section is longer than allowed", Fate.Either, file => file.With(file.IndexOf(Bytes.Hex("0000B0")) + 2, Bytes.Hex("BFFF"))),
    ];

    private static HostileFile Moov(string name, string story, byte[] size, string fate = Fate.Unreadable) =>
        HostileFile.From("mp4", name, story, fate, file => file.With(file.IndexOf("moov") - 4, size));

    private static byte[] Ftyp() => Boxes.Box("ftyp", Bytes.Text("isom\0\0\0\0isommp41"));
}
