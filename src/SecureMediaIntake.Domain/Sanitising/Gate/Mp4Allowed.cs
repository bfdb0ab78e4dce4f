namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>By how much one video may differ from the usual form, because somebody chose it. Never taken from the sandbox's own word.</summary>
/// <param name="UpTo4K">Up to 3,840 × 2,160 pixels at level 5.1.</param>
/// <param name="Copied">Coded pictures of another encoder: baseline and main profile too, and parameter sets with buffer models.</param>
public sealed record Mp4Allowed(bool UpTo4K = false, bool Copied = false)
{
    /// <summary>Longest side of a picture, in pixels, and below it the longest short side: what the scale filter leaves.</summary>
    public int MaxLongSide => UpTo4K ? 3840 : 1920;

    public int MaxShortSide => UpTo4K ? 2160 : 1080;

    /// <summary>H.264 level in tenths: 4.2 is 1080p at 60 frames a second, 5.1 is 2160p at 30.</summary>
    public byte MaxLevel => UpTo4K ? (byte)51 : (byte)42;
}
