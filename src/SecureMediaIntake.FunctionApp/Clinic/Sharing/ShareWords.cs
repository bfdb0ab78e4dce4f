using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>What a share is, in words.</summary>
internal static class ShareWords
{
    /// <summary>The heading of its page.</summary>
    public static string InWords(this GrantState state, string to, TimeSpan untilStart) => state switch
    {
        GrantState.Waiting => "A second person must agree",
        GrantState.Refused => "Not shared: the second person refused",
        GrantState.Unanswered => "Not shared: the second person did not answer",
        GrantState.Starting => $"Sharing in {SecondsLeft(untilStart)}",
        GrantState.Live => $"Stop sharing with {to}?",
        GrantState.Withdrawn => "Not shared: stopped before it began",
        GrantState.Stopped => "Sharing stopped",
        GrantState.Ended => "This share has ended",
        _ => throw new UnreachableException($"Share state {state} has no words."),
    };

    /// <summary>Behind the name in the list of shares.</summary>
    public static string InWords(this SharedTo share) => share.State switch
    {
        GrantState.Waiting => "A second person must agree.",
        GrantState.Refused => "Not shared: the second person refused.",
        GrantState.Unanswered => "Not shared: the second person did not answer in 4 hours.",
        GrantState.Starting => "Sharing in a moment.",
        _ => $"Until {UkTime.DateAndTime(share.Until)}.",
    };

    /// <summary>What its link leads to.</summary>
    public static string LinkInWords(this SharedTo share) => share.State switch
    {
        GrantState.Waiting or GrantState.Starting => "See more, or stop",
        GrantState.Refused or GrantState.Unanswered => "See more",
        _ => "Who has seen it, stop sharing",
    };

    /// <summary>At least one: what is left of a second is still time to press Stop.</summary>
    private static string SecondsLeft(TimeSpan left) => Sizes.Plural(Math.Max(1, (long)Math.Ceiling(left.TotalSeconds)), "second");
}
