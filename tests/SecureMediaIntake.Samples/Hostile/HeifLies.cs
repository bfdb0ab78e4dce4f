namespace SecureMediaIntake.Samples.Hostile;

/// <summary>HEIF is a database of items that point at each other and into the file (ISO/IEC 23008-12, 14496-12); decoders believe much of it.</summary>
internal static class HeifLies
{
    /// <summary>In an iloc box of version 1 or 2 as heif-enc writes it: from its type to the first item's construction method.</summary>
    private const int MethodAt = 14;

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        Lie("outside.heic", "An item that lies beyond the file", file => file.With(ExtentAt(file), Bytes.Be32(0x7FFF_0000))),
        Lie("longer.heic", "An item that is longer than the file", file => file.With(ExtentAt(file) + 4, Bytes.Be32(0x7FFF_0000))),
        Lie("method-1.heic", "An item in an idat box that is not there", file => file.With(file.IndexOf("iloc") + MethodAt, Bytes.Be16(1))),
        Lie("method-2.heic", "An item made of other items that are not there", file => file.With(file.IndexOf("iloc") + MethodAt, Bytes.Be16(2))),
        Lie("method-9.heic", "An item made in a way that does not exist", file => file.With(file.IndexOf("iloc") + MethodAt, Bytes.Be16(9))),
        Lie("no-main.heic", "A main picture that is not there", file => file.With(file.IndexOf("pitm") + 8, Bytes.Be16(99))),
        Lie("no-size.heic", "A picture of 0 × 0", file => file.With(file.IndexOf("ispe") + 8, Bytes.Zeros(8)), Fate.Either),
        Lie("gigapixel.heic", "A picture of 65,535 × 65,535 by its container", file => file.With(file.IndexOf("ispe") + 8, Bytes.Hex("0000FFFF0000FFFF")), Fate.Either),
        Lie("two-gigapixel-sides.heic", "A picture of 2,147,483,647 a side by its container", file => file.With(file.IndexOf("ispe") + 8, Bytes.Hex("7FFFFFFF7FFFFFFF")), Fate.Either),
        Lie("items.heic", "65,535 items, of which one is there", file => file.With(file.IndexOf("iinf") + 8, Bytes.Be16(65_535))),
        Lie("decoder.heic", "A decoder configuration without an end", file => file.With(file.IndexOf("hvcC") - 4, Bytes.Be32(0x0000_FFFF))),
        Lie("properties.heic", "A property with a number that does not exist", file => file.With(file.IndexOf("ipma") + 15, [0xFF])),
        HostileFile.Of("own-grid.heic", "A grid that is made of itself", Fate.Unreadable, async seeds => OwnGrid(await seeds.TaggedAsync("heic", "-UserComment=x"))),
        HostileFile.Of("own-grid.avif", "A grid that is made of itself, in AV1", Fate.Either, async seeds =>
        {
            var file = await seeds.OfAsync("avif");
            return file.With(file.IndexOf("av01\0"), Bytes.Text("grid"));
        }),
        HostileFile.From("avif", "gigapixel.avif", "A picture of 65,535 × 65,535 by its container", Fate.Either, file => file.With(file.IndexOf("ispe") + 8, Bytes.Hex("0000FFFF0000FFFF"))),
        HostileFile.From("avif", "heic-inside.heic", "AV1 under the brand of HEVC", Fate.Either, file => file.With(8, Bytes.Text("heic"))),
        HostileFile.From("heic", "avif-inside.avif", "HEVC under the brand of AV1", Fate.Either, file => file.With(8, Bytes.Text("avif"))),
    ];

    private static HostileFile Lie(string name, string story, Func<byte[], byte[]> change, string fate = Fate.Unreadable) =>
        HostileFile.From("heic", name, story, fate, change);

    /// <summary>The first item's extent: its offset, then its length.</summary>
    private static int ExtentAt(byte[] file)
    {
        var mdat = Bytes.Be32((uint)file.IndexOf("mdat") + 4);
        return file.AsSpan(0, file.IndexOf("mdat")).IndexOf(mdat) is var at and >= 0 ? at : throw new InvalidOperationException("The seed's item is not at the start of its mdat.");
    }

    private static byte[] OwnGrid(byte[] file)
    {
        var grid = file.With(file.IndexOf("hvc1"), Bytes.Text("grid"));
        return grid.With(grid.IndexOf("cdsc"), [.. Bytes.Text("dimg"), .. Bytes.Be16(1), .. Bytes.Be16(1), .. Bytes.Be16(1)]);
    }
}
