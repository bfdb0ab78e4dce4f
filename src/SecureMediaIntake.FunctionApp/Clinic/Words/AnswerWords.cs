using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>What the patient said, as a clinician reads it: with its time, and with how far it may be believed.</summary>
internal static class AnswerWords
{
    /// <summary>The lines of the request's summary, each with its name.</summary>
    public static IEnumerable<(string About, string Words)> AnswersInWords(this RequestSheet sheet) =>
        sheet.Answers.Reports.Select(report => ("Reported", $"{report.InWords()} {(sheet.CanBeCancelled() ? "The link still works." : string.Empty)}".TrimEnd()));

    private static string InWords(this LinkReport report)
    {
        var said = $"on {UkTime.DateAndTime(report.At)}, before the check. Anybody who holds the text can say this, so ask the patient.";
        return report.What switch
        {
            Reported.SaidNo => $"\"I do not want to send photos\", {said}",
            Reported.NotForMe => $"\"This is not for me\", {said} The number may be wrong.",
            _ => throw new UnreachableException($"Report {report.What} has no words."),
        };
    }
}
