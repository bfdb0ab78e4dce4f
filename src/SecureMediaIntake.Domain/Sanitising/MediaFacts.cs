namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>The clinical facts that stay, as fields, when the metadata goes.</summary>
public sealed record MediaFacts
{
    /// <summary>Null when the file does not say, or says something that cannot be (before 2000, in the future).</summary>
    public CaptureTime? CapturedAt { get; init; }

    /// <summary>Pixels across, as stored in the original, before it was turned.</summary>
    public required int OriginalWidth { get; init; }

    public required int OriginalHeight { get; init; }

    /// <summary>Pixels across of the kept copy, as a person sees it.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Length of a video as its header states it; null for a photo and for a recorder that states none.</summary>
    public int? OriginalMilliseconds { get; init; }

    /// <summary>Length of the kept video; null for a photo.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>Frames in 1,000 seconds of the original video, so that 29.97 is 29,970.</summary>
    public int? OriginalFramesPer1000Seconds { get; init; }

    /// <summary>The same for the kept video.</summary>
    public int? FramesPer1000Seconds { get; init; }

    public bool Sound { get; init; }

    /// <summary>A video had sound, and it was taken away because the request asked for that.</summary>
    public bool SoundRemoved { get; init; }

    /// <summary>The coded pictures of a video are the original's own, bit for bit; everything around them, sound included, was made anew.</summary>
    public bool Copied { get; init; }

    /// <summary>EXIF orientation 1 to 8 that was applied to the pixels; 1 means that they were upright.</summary>
    public int Orientation { get; init; } = 1;

    public ColourHandling Colour { get; init; }

    /// <summary>The original was see-through in places. They are white in the kept copy, and the page says so.</summary>
    public bool Transparency { get; init; }

    public CameraClass Camera { get; init; }

    /// <summary>The original was damaged, yet shows a whole picture to a tolerant reader. The page says so.</summary>
    public bool Damage { get; init; }

    /// <summary>Pictures in a photo file. Over 1, only the first was kept and the page says so.</summary>
    public int Frames { get; init; } = 1;

    internal bool IsBounded(DateTimeOffset now) =>
        IsSide(OriginalWidth) && IsSide(OriginalHeight) && IsSide(Width) && IsSide(Height)
        && (CapturedAt?.IsPlausible(now) ?? true)
        && OriginalMilliseconds is null or (>= 0 and <= (MediaLimits.VideoSeconds + 1) * 1000)
        && Milliseconds is null or (>= 0 and <= (MediaLimits.VideoSeconds + 1) * 1000)
        && OriginalFramesPer1000Seconds is null or (>= 0 and <= 1_000_000)
        && FramesPer1000Seconds is null or (>= 0 and <= MediaLimits.VideoFramesPerSecond * 1000)
        && Orientation is >= 1 and <= 8 && Frames is >= 1 and <= FoundMetadata.MostCounted;

    private static bool IsSide(int pixels) => pixels is >= 1 and <= MediaLimits.ImagePixels;
}
