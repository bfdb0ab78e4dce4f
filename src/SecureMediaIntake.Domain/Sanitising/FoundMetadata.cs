namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// What came in beside the picture, as yes/no or a count, never as text. All of it went: the gate proves that nothing but pixels and sound
/// is left, so this is information for people and nothing depends on it.
/// </summary>
public sealed record FoundMetadata
{
    /// <summary>Most of anything that is counted; more is reported as this.</summary>
    public const int MostCounted = 1_000_000;

    /// <summary>A position: EXIF GPS, a QuickTime location, a GoPro or camera motion track.</summary>
    public bool Location { get; init; }

    /// <summary>A maker, model, serial number or owner.</summary>
    public bool Device { get; init; }

    public bool MakerNotes { get; init; }

    /// <summary>A small copy of the picture, which may show what was cropped away.</summary>
    public bool Thumbnail { get; init; }

    public int ExifFields { get; init; }

    public bool Xmp { get; init; }

    public bool Iptc { get; init; }

    /// <summary>A colour profile. It was applied before it went.</summary>
    public bool Icc { get; init; }

    /// <summary>Comments and text chunks of a photo.</summary>
    public int Comments { get; init; }

    /// <summary>Named tags of a video and of its tracks.</summary>
    public int Tags { get; init; }

    /// <summary>Tracks of a video that are neither the picture nor the first sound: telemetry, subtitles, timecode, cover art.</summary>
    public int Tracks { get; init; }

    public int Chapters { get; init; }

    /// <summary>Bytes after the end of the picture: motion photos, depth maps, anything appended.</summary>
    public long TrailerBytes { get; init; }

    internal bool IsBounded =>
        ExifFields is >= 0 and <= MostCounted && Comments is >= 0 and <= MostCounted && Tags is >= 0 and <= MostCounted
        && Tracks is >= 0 and <= MostCounted && Chapters is >= 0 and <= MostCounted && TrailerBytes is >= 0 and <= MediaLimits.UploadBytes;
}
