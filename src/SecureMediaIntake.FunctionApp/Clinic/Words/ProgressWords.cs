using System.Diagnostics;

using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>Where a request stands, as the list says it (journeys C2), and the colour of its tag.</summary>
internal static class ProgressWords
{
    public static string InWords(this RequestProgress progress) => progress switch
    {
        RequestProgress.TextNotDelivered => "Text not delivered",
        RequestProgress.Sent => "Sent",
        RequestProgress.BeingTaken => "Being taken",
        RequestProgress.SaidNo => "Said no",
        RequestProgress.WrongNumberReported => "Wrong number reported",
        RequestProgress.Opened => "Opened",
        RequestProgress.Uploading => "Uploading",
        RequestProgress.UploadedNotSent => "Uploaded, not sent",
        RequestProgress.BeingPrepared => "Being prepared",
        RequestProgress.ReadyToReview => "Ready to review",
        RequestProgress.Reviewed => "Reviewed",
        RequestProgress.NeedsAttention => "Needs attention",
        RequestProgress.WrongPatient => "Wrong patient reported",
        RequestProgress.NotOfThisPatient => "Not of this patient",
        RequestProgress.CouldNotUse => "Could not use",
        RequestProgress.Expired => "Expired",
        RequestProgress.Locked => "Locked",
        RequestProgress.Cancelled => "Cancelled",
        _ => throw new UnreachableException($"Progress {progress} has no words."),
    };

    /// <summary>The words say it all; the colour only helps to find the line that waits for somebody.</summary>
    public static string TagClass(this RequestProgress progress) => progress switch
    {
        RequestProgress.ReadyToReview => "nhsuk-tag--green",
        RequestProgress.NeedsAttention or RequestProgress.WrongPatient or RequestProgress.CouldNotUse or RequestProgress.WrongNumberReported or RequestProgress.TextNotDelivered
            => "nhsuk-tag--red",
        RequestProgress.UploadedNotSent or RequestProgress.Locked or RequestProgress.SaidNo => "nhsuk-tag--orange",
        RequestProgress.Opened or RequestProgress.Uploading or RequestProgress.BeingPrepared or RequestProgress.BeingTaken => "nhsuk-tag--yellow",
        RequestProgress.Sent => "nhsuk-tag--blue",
        RequestProgress.Reviewed => "nhsuk-tag--white",
        RequestProgress.Expired or RequestProgress.Cancelled or RequestProgress.NotOfThisPatient => "nhsuk-tag--grey",
        _ => throw new UnreachableException($"Progress {progress} has no colour."),
    };
}
