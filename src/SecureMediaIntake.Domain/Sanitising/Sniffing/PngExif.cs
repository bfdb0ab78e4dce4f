namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>What an eXIf chunk says that counts, and what else was there, as yes, no or a number: nothing else of it is kept.</summary>
/// <param name="Orientation">1 to 8; 1 where it is not stated.</param>
/// <param name="TakenAt">DateTimeOriginal as it stands, <c>yyyy:MM:dd HH:mm:ss</c> unchecked; null where it is not stated.</param>
/// <param name="Offset">OffsetTimeOriginal as it stands, <c>+hh:mm</c> unchecked; null where it is not stated.</param>
public sealed record PngExif(int Orientation, string? TakenAt, string? Offset)
{
    /// <summary>It states a position. Only for the report: all of it goes.</summary>
    public bool HasLocation { get; init; }

    /// <summary>It names a maker or a model. Only for the report.</summary>
    public bool HasDevice { get; init; }

    /// <summary>Entries of its main, photo and position directories. Only for the report.</summary>
    public int Fields { get; init; }
}
