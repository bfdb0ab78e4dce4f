namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>Which decoder a file goes to. Each run of the sandbox holds the decoders of one profile only.</summary>
public enum SanitiserProfile
{
    /// <summary>NetVips: JPEG, PNG, WebP, GIF, TIFF, AVIF.</summary>
    Image,

    /// <summary>Magick.NET, for HEIC (HEVC) alone: the bundled libvips decodes AV1 only, and fails on HEIC as late as at the pixels.</summary>
    Heic,

    /// <summary>ffmpeg, with the demuxer that was sniffed.</summary>
    Video,
}
