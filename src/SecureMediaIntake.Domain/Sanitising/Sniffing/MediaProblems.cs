using System.Collections.Frozen;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Every way in which a file is refused by its structure, before a decoder sees it. The patient's page reads the code and the words, which
/// carry the advice; <see cref="CauseOf"/> gives the exact cause for the clinician and for metrics.
/// </summary>
public static class MediaProblems
{
    /// <summary>No byte at all.</summary>
    public static Problem Empty { get; } = Unreadable("The selected file is empty.");

    /// <summary>No signature that we know, or a structure that does not hold together.</summary>
    public static Problem Unknown { get; } = SanitisingProblems.Unreadable;

    /// <summary>A structure that points outside the file: the end is missing. HEIC decoders do not notice.</summary>
    public static Problem CutShort { get; } = Unreadable("The end of this file is missing. Choose it again or take a new photo.");

    /// <summary>RAW, DNG, ProRAW: their TIFF starts with a thumbnail, which a decoder would return as the photo.</summary>
    public static Problem Raw { get; } = SanitisingProblems.Raw;

    /// <summary>A TIFF that calls itself a page of several: a scan that lost pages would look complete.</summary>
    public static Problem SeveralPages { get; } = SanitisingProblems.SeveralPages;

    /// <summary>JPEG XL, BMP, PSD, JPEG 2000 and other picture formats without a decoder here.</summary>
    public static Problem OtherPhoto { get; } = SanitisingProblems.UnsupportedPhoto;

    /// <summary>Video or sound in a container that we do not take.</summary>
    public static Problem OtherVideo { get; } =
        Unreadable("We could not open this kind of video. Set your camera to \"most compatible\" and record it again.");

    /// <summary>A moving picture in HEIF.</summary>
    public static Problem PhotoSequence { get; } = Unreadable("We could not open this moving photo. Send it as a single photo or as a video.");

    /// <summary>PQ, HLG or BT.2020: both decoders would pass its values on as sRGB, and redness counts.</summary>
    public static Problem HdrPhoto { get; } = SanitisingProblems.HighDynamicRange;

    /// <summary>PDF, Office, PostScript, ZIP.</summary>
    public static Problem Document { get; } = Unsafe("This file is not a photo or a video, so we did not keep it. Take a photo of the page instead.");

    /// <summary>SVG, HTML, scripts, programs, archives.</summary>
    public static Problem Active { get; } = SanitisingProblems.Unsafe;

    /// <summary>HLS, DASH, concat, SDP: a text that makes a player open other files or addresses.</summary>
    public static Problem Playlist { get; } = Unsafe("This file is a list, not a video, so we did not keep it. Choose the video itself.");

    private static FrozenDictionary<Problem, string> Causes { get; } = new Dictionary<Problem, string>
    {
        [Empty] = "empty",
        [Unknown] = "unknown-kind",
        [CutShort] = "cut-short",
        [Raw] = "raw-photo",
        [SeveralPages] = "several-pages",
        [OtherPhoto] = "other-photo-kind",
        [OtherVideo] = "other-video-kind",
        [PhotoSequence] = "photo-sequence",
        [HdrPhoto] = "hdr-photo",
        [Document] = "document",
        [Active] = "active-content",
        [Playlist] = "playlist",
    }.ToFrozenDictionary();

    /// <summary>The cause behind a refusal of this class, as a stable kebab-case code; null for any other problem.</summary>
    public static string? CauseOf(Problem problem) => Causes.GetValueOrDefault(problem);

    private static Problem Unreadable(string words) => new("unreadable", ProblemKind.Unsupported, words);

    private static Problem Unsafe(string words) => new("unsafe", ProblemKind.Unsupported, words);
}
