using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Languages;

/// <summary>What a patient reads when photos are asked for again: what was wrong, and what to do instead. The clinician sees these words before they choose.</summary>
internal static class RetakeWords
{
    /// <summary>In the order in which the clinician is offered them.</summary>
    public static IReadOnlyList<RetakeReason> Choices { get; } =
        [RetakeReason.Blurred, RetakeReason.TooDark, RetakeReason.TooFar, RetakeReason.WrongArea, RetakeReason.Other];

    /// <returns>Null where nothing is asked again.</returns>
    public static string? OfRetake(this Words words, RetakeReason reason) => reason switch
    {
        RetakeReason.None => null,
        RetakeReason.Blurred => words.Plain("retake.blurred"),
        RetakeReason.TooDark => words.Plain("retake.dark"),
        RetakeReason.TooFar => words.Plain("retake.far"),
        RetakeReason.WrongArea => words.Plain("retake.area"),
        RetakeReason.Other => words.Plain("retake.other"),
        _ => throw new UnreachableException($"Retake reason {reason} has no words."),
    };
}
