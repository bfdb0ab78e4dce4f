using System.Diagnostics;

using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>What the patient was asked beside the photos, and what they said: with its time, and with how far it may be believed.</summary>
internal static class AnswerWords
{
    /// <summary>What somebody must act on: it stands above the photos.</summary>
    public static IEnumerable<(string About, string Words)> AlarmsInWords(this RequestSheet sheet) =>
    [
        .. sheet.Answers.Reports.Select(report => ("Reported", $"{report.InWords()} {(sheet.CanBeCancelled() ? "The link still works." : string.Empty)}".TrimEnd())),
        .. sheet.Answers.Declined is { } no ? [("Said no", no.InWords())] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The other lines, each with its name; none for what is as usual.</summary>
    public static IEnumerable<(string About, string Words)> AnswersInWords(this RequestSheet sheet) =>
    [
        .. sheet.Answers.Agreement is { } agreed ? [("Agreed", agreed.InWords())] : Array.Empty<(string, string)>(),
        .. sheet.StaffConsent is { } consent ? [("Consent", consent.InWords())] : Array.Empty<(string, string)>(),
        .. sheet.Answers.LookBy is { } day ? [("Look by", $"{UkTime.FullDate(day)}, as the patient was told.")] : Array.Empty<(string, string)>(),
        .. sheet.Head.ForAnother ? [("Who answers", "Somebody else, for the patient.")] : Array.Empty<(string, string)>(),
        .. sheet.Asked.PrivateArea ? [("Private area", sheet.Head.TakenByStaff ? "Taken by staff." : "Asked for. Another way was offered first.")] : Array.Empty<(string, string)>(),
        .. sheet.Team is { } team ? [("Who looks", team.Name)] : Array.Empty<(string, string)>(),
        .. sheet.MayViewMedia ? Array.Empty<(string, string)>() : [("Photos", "Only the person who asked may look at them, because they may show a private area.")],
    ];

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

    private static string InWords(this Declined no) =>
        $"On {UkTime.DateAndTime(no.At)}, after the check. They can change their mind while the link works.";

    private static string InWords(this StaffConsent consent) => $"{UkTime.DateAndTime(consent.At)}: " + consent.Given switch
    {
        ConsentGiven.Spoken => "the patient said yes.",
        ConsentGiven.Written => "the patient agreed in writing.",
        ConsentGiven.BestInterests => "the patient could not agree; it is in their best interests.",
        _ => throw new UnreachableException($"Consent {consent.Given} is never recorded."),
    };

    private static string InWords(this Agreement agreed)
    {
        var words = $"On {UkTime.DateAndTime(agreed.At)}, to the words of version {agreed.Words} in {LanguageInWords(agreed.Language)}.";
        return agreed.Of switch
        {
            null => words,
            PhotosOf.Me => $"{words} They said that the photos are of themselves.",
            PhotosOf.Child => $"{words} They said that the photos are of a child they are responsible for.",
            PhotosOf.Adult => $"{words} They said that the photos are of an adult they care for.",
            _ => throw new UnreachableException($"Photos of {agreed.Of} have no words."),
        };
    }

    private static string LanguageInWords(string tag) => tag switch
    {
        PatientLanguages.English => "English",
        PatientLanguages.Welsh => "Welsh",
        PatientLanguages.Arabic => "Arabic",
        _ => tag,
    };
}
