namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>A property of a HEIF picture that matters for how it looks. All others are <see cref="Other"/>, so that places in the list stay right.</summary>
internal abstract record HeifProperty
{
    /// <summary>Quarter turns anticlockwise, 0 to 3.</summary>
    public sealed record Turn(int Quarters) : HeifProperty;

    /// <summary>0: top and bottom change places; 1: left and right do (ISO/IEC 23008-12:2022, 6.5.12; drafts had it the other way round).</summary>
    public sealed record Mirror(int Axis) : HeifProperty;

    /// <summary>What a picture that serves another one is for, as a URN.</summary>
    public sealed record Purpose(bool IsAlpha, bool IsGainMap) : HeifProperty;

    /// <summary>Pixels across and down, as coded.</summary>
    public sealed record Size(uint Width, uint Height) : HeifProperty;

    public sealed record Other : HeifProperty;

    public static HeifProperty Read(uint kind, ReadOnlySpan<byte> box)
    {
        var reader = new HeifBoxes(box);
        return kind switch
        {
            HeifNames.Ispe => ReadSize(ref reader),
            HeifNames.Irot => new Turn(reader.Byte() & 3),
            HeifNames.AuxC => ReadPurpose(box),
            HeifNames.Imir => new Mirror(reader.Byte() & 1),
            _ => new Other(),
        };
    }

    private static Size ReadSize(ref HeifBoxes reader)
    {
        reader.Long();
        return new(reader.Long(), reader.Long());
    }

    /// <summary>Apple and MPEG name alpha differently; both are part of the picture, unlike depth, mattes and gain maps.</summary>
    private static Purpose ReadPurpose(ReadOnlySpan<byte> box) =>
        new(box.IndexOf("auxid:1\0"u8) >= 0 || box.IndexOf("auxiliary:alpha"u8) >= 0, box.IndexOf("gainmap"u8) >= 0);

    /// <summary>The EXIF orientation that does the same to the pixels. The properties apply in the order in which they are listed.</summary>
    public static int TurnOf(IReadOnlyList<HeifProperty> properties)
    {
        var quarters = properties.OfType<Turn>().FirstOrDefault()?.Quarters ?? 0;
        if (properties.FirstOrDefault(one => one is Turn or Mirror) is Mirror)
        {
            // A mirror before a turn does the same as the opposite turn before the mirror.
            quarters = -quarters & 3;
        }

        return properties.OfType<Mirror>().FirstOrDefault()?.Axis switch
        {
            null => quarters switch { 1 => 8, 2 => 3, 3 => 6, _ => 1 },
            0 => quarters switch { 1 => 5, 2 => 2, 3 => 7, _ => 4 },
            _ => quarters switch { 1 => 7, 2 => 4, 3 => 5, _ => 2 },
        };
    }
}
