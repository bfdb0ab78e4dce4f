using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>How large a kept video may be, and the H.264 level that says so.</summary>
internal sealed record PixelCap(int LongSide, int ShortSide, string Level)
{
    /// <summary>1080p at up to 60 frames a second.</summary>
    public static PixelCap FullHd { get; } = new(1920, 1080, "4.2");

    /// <summary>2160p at up to 30 frames a second.</summary>
    public static PixelCap FourK { get; } = new(3840, 2160, "5.1");

    /// <summary>
    /// 4K where it was asked for, is there, and fits the sandbox's time. What is longer, or does not say how long it is, is made smaller rather than
    /// refused. So is what must be tone-mapped: at 4K that takes more than the sandbox's memory, and 9 CPU seconds a second.
    /// </summary>
    public static PixelCap For(int width, int height, TimeSpan? duration, VideoColour colour, SanitisingOptions options) =>
        options.UpTo4K && !FullHd.Holds(width, height) && colour.Handling is not ColourHandling.ToneMapped
        && duration <= TimeSpan.FromSeconds(MediaLimits.FourKSeconds)
            ? FourK
            : FullHd;

    public bool Holds(int width, int height) => Math.Max(width, height) <= LongSide && Math.Min(width, height) <= ShortSide;

    public int MostFramesFor(TimeSpan? duration) => this != FourK && duration <= TimeSpan.FromSeconds(MediaLimits.FullFrameRateSeconds)
        ? MediaLimits.VideoFramesPerSecond
        : MediaLimits.LongVideoFramesPerSecond;
}
