using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>Media of the wrong patient, in words.</summary>
internal static class MisfileWords
{
    /// <summary>Photo 1, photo 2 and video 1.</summary>
    public static string ItemsInWords(this MisfileSheet sheet) => sheet.Items.NamesInWords();

    public static string AreOrIs(this MisfileSheet sheet) => sheet.Items.Count == 1 ? "is" : "are";

    /// <summary>What became of them, once a second person decided.</summary>
    public static string DecisionInWords(this MisfileSheet sheet) => (sheet.Misfile.Decision, sheet.Misfile.SettledAt) switch
    {
        (MisfileDecision.Move, null) => $"{sheet.DecidedBy} agreed to move them to the right patient. They are being moved.",
        (MisfileDecision.Move, _) => $"{sheet.DecidedBy} agreed, and they were moved to the right patient.",
        (MisfileDecision.Erase, _) => $"{sheet.DecidedBy} agreed, and they were erased.",
        (MisfileDecision.PutBack, _) => $"{sheet.DecidedBy} said that they are of this patient after all. They were put back.",
        (null, _) => "A senior clinician must decide what becomes of them.",
        var (decision, _) => throw new UnreachableException($"Decision {decision} has no words."),
    };

    /// <summary>What the health record holds of one of them.</summary>
    public static string InWords(this HeldItem held) => held.Withdrawal switch
    {
        Withdrawal.NotNeeded => "It was not in the health record.",
        Withdrawal.Owed => "It is being marked as entered in error in the health record.",
        Withdrawal.Done => "It is marked as entered in error in the health record.",
        Withdrawal.NothingThere => "There is no entry of it in the health record.",
        Withdrawal.Refused when held.Problem == "corrected-in-record" => "Somebody changed its entry in the health record, so it was left as it is. Tell the records team.",
        Withdrawal.Refused => "The health record refused to mark it as entered in error. Tell the records team.",
        _ => throw new UnreachableException($"Withdrawal {held.Withdrawal} has no words."),
    };

    /// <summary>Opened it 23 November at 2:10pm. Has read that it was the wrong patient.</summary>
    public static string InWords(this MisfileViewer viewer, DateTimeOffset now)
    {
        var seen = $"{(viewer.IsLarge ? "Opened" : "Was shown a small picture")} {UkTime.Short(viewer.FirstAt, now)}.";
        return viewer switch
        {
            { ReadAt: not null } => $"{seen} Knows.",
            { CanBeTold: true } => $"{seen} Is told at their next look at the portal.",
            _ => $"{seen} Cannot be told here.",
        };
    }
}
