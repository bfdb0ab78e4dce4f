using System.Diagnostics;
using System.Text.Json;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// Everything that sanitising can refuse, with the words that the patient reads (docs/design.md). Few codes, many advices:
/// the exact cause is <see cref="RefusalCause"/>, for the clinician and the metrics.
/// </summary>
public static class SanitisingProblems
{
    private const string UnreadableCode = "unreadable";

    public static Problem Unreadable { get; } =
        new(UnreadableCode, ProblemKind.Unsupported, "We could not open this file. Choose another or take a new photo");

    public static Problem Unsafe { get; } =
        new("unsafe", ProblemKind.Unsupported, "This file may not be safe, so we did not keep it. Choose another file");

    public static Problem TooLarge { get; } =
        new("too-large", ProblemKind.TooLarge, "This file is too large. Set your camera to its normal size and try again");

    public static Problem TooLong { get; } =
        new("too-long", ProblemKind.TooLarge, "This video is too long. Record a video of 5 minutes or less");

    public static Problem Raw { get; } =
        new(UnreadableCode, ProblemKind.Unsupported, "We could not open this RAW photo. Turn RAW off in your camera, or send the JPG");

    public static Problem SeveralPages { get; } =
        new(UnreadableCode, ProblemKind.Unsupported, "This file has more than 1 page. Send 1 photo for each page");

    public static Problem UnsupportedPhoto { get; } =
        new(UnreadableCode, ProblemKind.Unsupported, "We could not open this kind of photo. Send it as a JPG, or take a new photo.");

    public static Problem HighDynamicRange { get; } =
        new(UnreadableCode, ProblemKind.Unsupported, "The colours in this file may come out wrong. Turn HDR off in your camera and try again");

    public static Problem UnsupportedCodec { get; } = new(
        UnreadableCode, ProblemKind.Unsupported, "We could not open this kind of video. Set your camera to \"most compatible\" and record it again");

    public static Problem Encrypted { get; } =
        new(UnreadableCode, ProblemKind.Unsupported, "This video is protected, so we could not open it. Record a new video with your camera");

    public static Problem For(RefusalCause cause) => cause switch
    {
        RefusalCause.Unreadable => Unreadable,
        RefusalCause.Unsafe => Unsafe,
        RefusalCause.TooLarge => TooLarge,
        RefusalCause.TooLong => TooLong,
        RefusalCause.Raw => Raw,
        RefusalCause.SeveralPages => SeveralPages,
        RefusalCause.UnsupportedPhoto => UnsupportedPhoto,
        RefusalCause.HighDynamicRange => HighDynamicRange,
        RefusalCause.UnsupportedCodec => UnsupportedCodec,
        RefusalCause.Encrypted => Encrypted,
        _ => throw new UnreachableException($"Cause {cause} has no words."),
    };

    /// <summary>The cause behind a refusal of this class, as a stable kebab-case code; null for any other problem.</summary>
    public static string? CauseOf(Problem problem)
    {
        foreach (var cause in Enum.GetValues<RefusalCause>())
        {
            if (For(cause) == problem)
            {
                return JsonNamingPolicy.KebabCaseLower.ConvertName(cause.ToString());
            }
        }

        return null;
    }
}
