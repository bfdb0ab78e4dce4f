namespace SecureMediaIntake.Samples.Hostile;

/// <summary>JPEGs of kinds that cameras do not write, and headers that lie (ITU-T T.81).</summary>
internal static class JpegKinds
{
    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        Frame("arithmetic.jpg", "A frame that says it is coded arithmetically: decodes to noise", 0xC9, Fate.Either),
        Frame("lossless.jpg", "A frame that says it is lossless", 0xC3),
        Frame("hierarchical.jpg", "A frame that says it is hierarchical", 0xC5),
        HostileFile.From("jpg", "twelve-bit.jpg", "A frame that says 12 bits a sample", Fate.Unreadable, file => file.With(file.IndexOf(Bytes.Hex("FFC0")) + 4, [12])),
        HostileFile.From("jpg", "components.jpg", "A frame that says 255 components", Fate.Unreadable, file => file.With(file.IndexOf(Bytes.Hex("FFC0")) + 9, [255])),
        HostileFile.From("jpg", "sampling.jpg", "Sampling factors of 0", Fate.Unreadable, file => file.With(file.IndexOf(Bytes.Hex("FFC0")) + 11, [0])),
        HostileFile.From("jpg", "table.jpg", "A Huffman table of more codes than there are", Fate.Unreadable, file => file.With(file.IndexOf(Bytes.Hex("FFC4")) + 5, Bytes.Repeat([0xFF], 16))),
        HostileFile.From("jpg", "two-starts.jpg", "Two starts of image", Fate.Either, file => [0xFF, 0xD8, .. file]),
        HostileFile.From("jpg", "no-end.jpg", "No end of image: what follows would be its data", Fate.Unreadable, file => file[..^2]),
        HostileFile.From("jpg", "end-too-early.jpg", "Half the picture, closed properly: kept with a word about the damage, or refused", Fate.Either, file => [.. file[..(file.Length / 2)], 0xFF, 0xD9]),
    ];

    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, .. Bytes.Be16(data.Length + 2), .. data];

    /// <summary>The last scan again and again before the end of the image.</summary>
    public static byte[] RepeatLastScan(byte[] file, int times)
    {
        var scan = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        return [.. file[..^2], .. Bytes.Repeat(file[scan..^2], times), 0xFF, 0xD9];
    }

    private static HostileFile Frame(string name, string story, byte marker, string fate = Fate.Unreadable) =>
        HostileFile.From("jpg", name, story, fate, file => file.With(file.IndexOf(Bytes.Hex("FFC0")), [0xFF, marker]));
}
