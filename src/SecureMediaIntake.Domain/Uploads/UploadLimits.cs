namespace SecureMediaIntake.Domain.Uploads;

/// <summary>How much one link may bring.</summary>
public static class UploadLimits
{
    /// <summary>Files per link. Enough for both sides of both legs and a video.</summary>
    public const int MaxFiles = 10;

    /// <summary>Bytes of one file: 2,000 MiB. The malware scanner ends at 2 GiB − 1, and what it cannot scan must not pass as clean.</summary>
    public const long MaxFileBytes = 2_000L * 1024 * 1024;

    /// <summary>Bytes of all files of one link: 4 GiB, two long videos; bounds what a stolen link can cost.</summary>
    public const long MaxLinkBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>
    /// Bytes of a photo posted by a plain form: 20 MB. At 750 kbit/s that takes 213 s, and Azure's front gives up at about 230 s.
    /// </summary>
    public const long MaxPostedBytes = 20_000_000;

    /// <summary>
    /// Bytes of the whole posted form: 32 MiB, which is also what the Functions host is told to take (docs/settings.md). Larger than a photo may be,
    /// so that one that is a little too large is refused in words; what is over this is cut off by the host with a bare 500.
    /// </summary>
    public const long MaxPostedBody = 32L * 1024 * 1024;

    /// <summary>Blocks of one blob. Azure Blob Storage: at most 50,000.</summary>
    public const int MaxBlocks = 50_000;

    /// <summary>Smallest and largest block in bytes: 256 KiB loses little on a bad line, 4 MiB is one region of the encryption.</summary>
    public const int MinBlock = 256 * 1024;

    public const int MaxBlock = 4 * 1024 * 1024;

    /// <summary>Characters of the content type that a browser claims; it is kept for people, never trusted.</summary>
    public const int MaxClaimedType = 100;

    /// <summary>
    /// Age at which a blob on the way in is cleared when no row waits for it: 24 hours. Twice the longest session of a moving upload, so that none
    /// is cut off, and the day within which blocks that were never committed must be gone (docs/threat-model.md).
    /// </summary>
    public static readonly TimeSpan OrphanAge = TimeSpan.FromHours(24);

    /// <summary>How long a right to write one blob lives: docs/design.md.</summary>
    public static readonly TimeSpan RightLife = TimeSpan.FromMinutes(10);
}
