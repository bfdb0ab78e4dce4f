using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>Why photos are asked for again, as a clinician chooses and reads it.</summary>
internal static class RetakeReasonWords
{
    public static string InWords(this RetakeReason reason) => reason switch
    {
        RetakeReason.Blurred => "Blurred",
        RetakeReason.TooDark => "Too dark",
        RetakeReason.TooFar => "Too far",
        RetakeReason.WrongArea => "Wrong area",
        RetakeReason.Other => "Other",
        _ => throw new UnreachableException($"Retake reason {reason} is not one that is chosen."),
    };

    /// <summary>Whether there is something that could be better.</summary>
    public static bool CanBeAskedAgain(this RequestSheet sheet) =>
        !sheet.Head.TakenByStaff && !sheet.Head.IsMovedIn && sheet.Items.Any(item => item.CanBeSeen() || item.Item.Status is ItemStatus.Refused);
}
