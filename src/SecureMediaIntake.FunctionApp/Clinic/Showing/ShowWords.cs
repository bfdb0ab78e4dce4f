using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Showing;

/// <summary>What a view link is, in words.</summary>
internal static class ShowWords
{
    /// <summary>Behind the name in the list on the request's page.</summary>
    public static string InWords(this ShownOutside shown) => shown.State switch
    {
        ViewLinkStatus.Issued => $"Not opened yet. Until {UkTime.End(shown.Until)}.",
        ViewLinkStatus.Opened => $"Link opened, check not passed yet. Until {UkTime.End(shown.Until)}.",
        ViewLinkStatus.Checked => $"Check passed, numbers not entered yet. Until {UkTime.End(shown.Until)}.",
        ViewLinkStatus.Verified => $"Check and numbers passed. Until {UkTime.End(shown.Until)}.",
        ViewLinkStatus.Locked => "Locked: too many wrong answers.",
        ViewLinkStatus.Revoked => "Stopped.",
        ViewLinkStatus.Expired => "Ended.",
        _ => throw new UnreachableException($"View link state {shown.State} has no words."),
    };

    public static string LinkInWords(this ShownOutside shown) => IsOver(shown.State) ? "What was seen" : "What was seen, stop showing";

    /// <summary>The heading of its page.</summary>
    public static string HeadingOf(ViewLinkStatus state, string to) => state switch
    {
        ViewLinkStatus.Locked => "This link is locked",
        ViewLinkStatus.Revoked => "Showing stopped",
        ViewLinkStatus.Expired => "This link has ended",
        _ => $"Stop showing to {to}?",
    };

    private static bool IsOver(ViewLinkStatus state) => state is ViewLinkStatus.Locked or ViewLinkStatus.Revoked or ViewLinkStatus.Expired;
}
