using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>How far the patient is with the link, as a clinician needs to know it.</summary>
internal static class LinkWords
{
    public static string LinkInWords(this RequestSheet sheet) => sheet.Link switch
    {
        LinkStatus.Issued => $"Sent. Not opened yet. It works until {LastDay(sheet)}.",
        LinkStatus.Opened => $"Opened. The patient has not passed the check yet ({Tries(sheet.LinkTriesLeft)} left). It works until {LastDay(sheet)}.",
        LinkStatus.Verified => $"The patient passed the check and has not sent yet. It works until {LastDay(sheet)}.",
        LinkStatus.Consumed => "Used. The patient has sent.",
        LinkStatus.Locked => "Locked. There were too many wrong answers, so it cannot be used any more.",
        LinkStatus.Revoked => "Cancelled. It does not work any more.",
        LinkStatus.Expired => $"Expired. It worked until {LastDay(sheet)}.",
        _ => throw new UnreachableException($"Link status {sheet.Link} has no words."),
    };

    /// <summary>How far the phone of whoever of the staff takes the photos is.</summary>
    public static string CaptureInWords(this RequestSheet sheet) => sheet.Link switch
    {
        LinkStatus.Issued => "No phone is connected yet.",
        LinkStatus.Verified => "A phone is connected.",
        LinkStatus.Consumed => "Finished.",
        LinkStatus.Revoked => "Stopped.",
        LinkStatus.Expired => "Nothing was taken in time.",
        LinkStatus.Opened or LinkStatus.Locked or _ => throw new UnreachableException($"Link status {sheet.Link} is none of staff's."),
    };

    /// <summary>Whether there is something to call off.</summary>
    public static bool CanBeCancelled(this RequestSheet sheet) =>
        sheet.Head.Status is RequestStatus.Open && sheet.Link is LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified;

    /// <summary>The end is the first instant at which it no longer works: midnight after the last day.</summary>
    public static string LastDay(RequestSheet sheet) => UkTime.FullDate(UkTime.DayOf(sheet.Head.EndsAt.AddTicks(-1)));

    private static string Tries(int left) => left == 1 ? "1 try" : $"{left} tries";
}
