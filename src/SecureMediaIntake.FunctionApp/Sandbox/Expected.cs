using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Gate;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>A file that a run must leave behind, and what the gate measures it by. Whatever else lies there fails the run.</summary>
/// <param name="Part">Which rendition.</param>
/// <param name="Name">Its name, agreed with the Sanitiser.</param>
/// <param name="Templates">The headers that a JPEG may have; empty for a video.</param>
internal sealed record Expected(RenditionPart Part, string Name, params JpegTemplate[] Templates)
{
    private static readonly Expected Kept = new(RenditionPart.Kept, "kept.jpg", JpegTemplate.Kept);
    private static readonly Expected Preview = new(RenditionPart.Preview, "preview.jpg", JpegTemplate.Preview);
    private static readonly Expected Thumbnail = new(RenditionPart.Thumbnail, "thumbnail.jpg", JpegTemplate.Thumbnail);

    public static IReadOnlyList<Expected> OfImage { get; } = [Kept, Preview, Thumbnail];

    /// <summary>Magick.NET's header, or NetVips' where the picture turned out to be AV1.</summary>
    public static IReadOnlyList<Expected> OfHeic { get; } = [Kept with { Templates = [JpegTemplate.KeptFromHeic, JpegTemplate.Kept] }];

    public static IReadOnlyList<Expected> OfRenditions { get; } = [Preview, Thumbnail];

    /// <param name="milliseconds">Length of the kept video, which the gate compares with the video itself: it alone says how many stills there are.</param>
    public static IReadOnlyList<Expected> OfVideo(int milliseconds) =>
    [
        new(RenditionPart.Kept, "video.mp4"), new(RenditionPart.Poster, "poster.jpg", JpegTemplate.Preview), Thumbnail,
        .. Filmstrip.StillsOf(milliseconds).Select(still => new Expected(still, Filmstrip.FileName(still), JpegTemplate.Thumbnail)),
    ];

    public bool IsVideo => Templates.Length == 0;

    public string ContentType => IsVideo ? SecondOpinion.Mp4 : SecondOpinion.Jpeg;

    public long MostBytes => IsVideo ? MediaLimits.VideoOutputBytes : MediaLimits.ImageOutputBytes;
}
