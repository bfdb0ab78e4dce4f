using System.Net.Mail;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>What showing must hold before anybody is looked up.</summary>
public static class ShowRules
{
    /// <summary>Longest time in days (security.md, section 2).</summary>
    public const int MaxDays = 7;

    /// <summary>Longest name and relation, in characters: one line.</summary>
    public const int MaxName = 60;

    /// <summary>Longest address, in characters (RFC 5321, 4.5.3.1.3, without the brackets).</summary>
    public const int MaxEmail = 254;

    /// <summary>Links of one request that can work at the same time: both parents and some more, and a row of the request stays small.</summary>
    public const int MaxLive = 10;

    /// <summary>Every problem, in the order of the page's fields.</summary>
    public static IEnumerable<Problem> Problems(ShowForm form)
    {
        if (form.Items.Count == 0)
        {
            yield return ShowProblems.ItemsAreMissing;
        }

        if (form.ToAnother && SaidRow.OneLine(form.Name).Length is 0 or > MaxName)
        {
            yield return ShowProblems.NameIsMissing;
        }

        if (form.ToAnother && SaidRow.OneLine(form.Relation).Length is 0 or > MaxName)
        {
            yield return ShowProblems.RelationIsMissing;
        }

        if (UkMobile.TryParse(form.Mobile) is null)
        {
            yield return ShowProblems.MobileIsWrong;
        }

        if (EmailOf(form) is null)
        {
            yield return ShowProblems.EmailIsWrong;
        }

        if (form.Days is < 1 or > MaxDays)
        {
            yield return ShowProblems.DaysAreWrong;
        }

        if (form.Word is { } word && IdentityCheck.Normalise(word).Length is < AskRules.MinWord or > AskRules.MaxWord)
        {
            yield return ShowProblems.WordIsWrong;
        }

        if (!OpaqueId.IsOne(form.Press))
        {
            yield return ShowProblems.PressIsMissing;
        }
    }

    /// <summary>The bare address, or null for what is none. Only its form can be judged here; whose it is, whoever types it must know.</summary>
    public static string? EmailOf(ShowForm form)
    {
        var typed = (form.Email ?? string.Empty).Trim();
        return typed.Length <= MaxEmail && MailAddress.TryCreate(typed, out var read) && read.Address == typed && read.Host.Contains('.', StringComparison.Ordinal)
            ? typed
            : null;
    }
}
