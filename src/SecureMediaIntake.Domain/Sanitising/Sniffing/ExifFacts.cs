namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>What an Exif block says that counts, and how much else was there: nothing else of it is kept.</summary>
public sealed record ExifFacts
{
    /// <summary>1 to 8; 1 where it is not stated.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>As stated; whether it can be true is for the reader of it to say.</summary>
    public CaptureTime? CapturedAt { get; init; }

    public CameraClass Camera { get; init; }

    /// <summary>It names a maker, a model, a serial number or an owner. Only for the report: all of it goes.</summary>
    public bool HasDevice { get; init; }

    /// <summary>It states coordinates. Only for the report.</summary>
    public bool HasLocation { get; init; }

    /// <summary>Entries of the main and photo directories. Only for the report.</summary>
    public int Fields { get; init; }

    /// <summary>Entries of the position directory. Only for the report.</summary>
    public int GpsFields { get; init; }

    public int MakerNoteBytes { get; init; }

    public int Thumbnails { get; init; }
}
