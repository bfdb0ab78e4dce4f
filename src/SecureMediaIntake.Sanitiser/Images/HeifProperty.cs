namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>A property of a HEIF picture that matters for how it looks. All others are <see cref="Other"/>, so that places in the list stay right.</summary>
internal abstract record HeifProperty
{
    /// <summary>Quarter turns anticlockwise, 0 to 3.</summary>
    public sealed record Turn(int Quarters) : HeifProperty;

    /// <summary>0: left and right change places; 1: top and bottom do.</summary>
    public sealed record Mirror(int Axis) : HeifProperty;

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
            HeifNames.Imir => new Mirror(reader.Byte() & 1),
            _ => new Other(),
        };
    }

    private static Size ReadSize(ref HeifBoxes reader)
    {
        reader.Long();
        return new(reader.Long(), reader.Long());
    }

    /// <summary>The EXIF orientation that does the same to the pixels: turn first, then mirror, the order that the format asks writers for.</summary>
    public static int TurnOf(IReadOnlyList<HeifProperty> properties)
    {
        var quarters = properties.OfType<Turn>().FirstOrDefault()?.Quarters ?? 0;
        return properties.OfType<Mirror>().FirstOrDefault()?.Axis switch
        {
            null => quarters switch { 1 => 8, 2 => 3, 3 => 6, _ => 1 },
            0 => quarters switch { 1 => 7, 2 => 4, 3 => 5, _ => 2 },
            _ => quarters switch { 1 => 5, 2 => 2, 3 => 7, _ => 4 },
        };
    }
}
