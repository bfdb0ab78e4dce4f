using System.Diagnostics;

using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>The checks of a report, its refusal and its means, as a clinician reads them.</summary>
internal static class CheckWords
{
    public static string InWords(this CheckResult check) => (check.Name, check.Result) switch
    {
        (_, CheckEnd.NotReached) => $"{SubjectOf(check.Name)}: not reached, as nothing was kept.",
        (Check.JpegWalk, _) => "Every byte of the pictures was checked: nothing but the picture is in them.",
        (Check.Mp4Walk, _) => "Every byte of the video was checked: nothing but picture and sound is in it.",
        (Check.SecondReader, _) => "A second program, by other makers, found no hidden data.",
        (Check.Exiftool, _) => "A third program found no hidden data in the video.",
        _ => throw new UnreachableException($"Check {check.Name} has no words."),
    };

    /// <summary>Who refused it, in one sentence; what the patient was told stands beside it.</summary>
    public static string InWords(this ReportedRefusal refusal) => refusal.By switch
    {
        RefusedBy.FirstBytes => "It was refused by its first bytes. It was never opened.",
        RefusedBy.Scanner => "The virus scan found something. The file was never opened.",
        RefusedBy.Sandbox => "It was opened in a sealed place, and refused there. Nothing of it was kept.",
        _ => throw new UnreachableException($"Refusal by {refusal.By} has no words."),
    };

    public static string InWords(this JpegSettings jpeg) =>
        $"JPEG, quality {jpeg.Quality}, colour {jpeg.Chroma}, " + (jpeg.LongestSide is { } side ? $"at most {side} pixels a side" : "full size");

    public static string InWords(this VideoSettings video) =>
        (video.Pictures is { } pictures
            ? $"H.264 {pictures.Profile}, level {pictures.Level}, {pictures.Pixels}, quality {pictures.Crf} ({pictures.Preset})"
            : "pictures copied as they came")
        + $"; sound {video.SoundEncoder.ToUpperInvariant()} {video.SoundBits / 1000} kbit/s";

    public static string InWords(this RenditionPart part) => part switch
    {
        RenditionPart.Kept => "Kept copy",
        RenditionPart.Preview => "Preview",
        RenditionPart.Thumbnail => "Thumbnail",
        RenditionPart.Poster => "Poster",
        _ when Filmstrip.IsStill(part) => "Still",
        _ => throw new UnreachableException($"Part {part} has no words."),
    };

    /// <summary>What was chosen about a video, but for the defaults.</summary>
    public static string InWords(this SanitisingOptions options)
    {
        string[] chosen =
        [
            .. options.KeepSound ? [] : (string[])["without sound"],
            .. options.UpTo4K ? (string[])["up to 4K"] : [],
            .. options.CopyWhenCompliant ? (string[])["copied where possible"] : [],
        ];
        return chosen.Length > 0 ? string.Join(", ", chosen) : "nothing but the usual";
    }

    private static string SubjectOf(Check check) => check switch
    {
        Check.JpegWalk => "Check of every byte of the pictures",
        Check.Mp4Walk => "Check of every byte of the video",
        Check.SecondReader => "Check by a second program",
        Check.Exiftool => "Check by a third program",
        _ => throw new UnreachableException($"Check {check} has no words."),
    };
}
