using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// How renditions are made. Photos: the gate compares every header with the one that these settings give, so they are proved for each file.
/// Videos: a test compares them with the encoder's arguments.
/// </summary>
public sealed record SanitisingSettings
{
    /// <summary>4:4:4, because redness counts: at quality 95 53 dB against the original, where 92 at 4:2:0 gives 48.</summary>
    private static readonly JpegSettings KeptPhoto = new(RenditionPart.Kept, 95, "4:4:4");

    private static readonly JpegSettings Thumbnail = new(RenditionPart.Thumbnail, 80, "4:2:0", 320);

    /// <summary>For a photo.</summary>
    public static SanitisingSettings Photo { get; } = new() { Jpeg = [KeptPhoto, Small(RenditionPart.Preview), Thumbnail] };

    /// <summary>Nothing was made.</summary>
    public static SanitisingSettings None { get; } = new() { Jpeg = [] };

    public required IReadOnlyList<JpegSettings> Jpeg { get; init; }

    public VideoSettings? Video { get; init; }

    /// <param name="facts">Of the finished file: how many stills there are, how large the video is, and whether its pictures were copied.</param>
    public static SanitisingSettings Of(MediaKind kind, MediaFacts facts) => kind is MediaKind.Photo ? Photo : new()
    {
        Jpeg = [Small(RenditionPart.Poster), Thumbnail, .. Filmstrip.StillsOf(facts.Milliseconds ?? 0).Select(still => Thumbnail with { Part = still })],
        Video = new() { Pictures = facts.Copied ? null : PictureSettings.For(facts) },
    };

    private static JpegSettings Small(RenditionPart part) => new(part, 85, "4:2:0", 1600);
}

/// <param name="Quality">libjpeg's, 1 to 100.</param>
/// <param name="Chroma">Subsampling.</param>
/// <param name="LongestSide">Most pixels of a side; null for full size.</param>
public sealed record JpegSettings(RenditionPart Part, int Quality, string Chroma, int? LongestSide = null);

/// <summary>H.264 and AAC in MP4.</summary>
public sealed record VideoSettings
{
    /// <summary>Null when the coded pictures were copied.</summary>
    public PictureSettings? Pictures { get; init; }

    public string SoundEncoder { get; init; } = "aac";

    /// <summary>Bits a second.</summary>
    public int SoundBits { get; init; } = 128_000;
}

/// <summary>How the pictures of a video are encoded.</summary>
public sealed record PictureSettings
{
    /// <summary>Most pixels of a side in 1080p: beyond it a video was kept in 4K.</summary>
    private const int FullHdSide = 1920;

    public string Encoder { get; init; } = "libx264";

    public string Profile { get; init; } = "high";

    /// <summary>H.264 level: 4.1 ends at 1080p with 30 frames a second.</summary>
    public string Level { get; init; } = "4.2";

    /// <summary>Half of medium's CPU at the same size, for 1.2 dB.</summary>
    public string Preset { get; init; } = "veryfast";

    /// <summary>Constant rate factor; lower is better.</summary>
    public int Crf { get; init; } = 20;

    public string Pixels { get; init; } = "yuv420p";

    /// <summary>Frames from one key frame to the next, so that players can seek.</summary>
    public int KeyFrameEvery { get; init; } = 60;

    public static PictureSettings For(MediaFacts facts) => Math.Max(facts.Width, facts.Height) > FullHdSide ? new() { Level = "5.1" } : new();
}
