using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>What a share must hold before anybody is looked up.</summary>
public static class ShareRules
{
    /// <summary>Longest reason, in characters: two lines.</summary>
    public const int MaxWhy = 200;

    /// <summary>Digits in a row, spaces left out, from which a number is somebody's: the shortest telephone numbers with an area code have ten.</summary>
    private const int DigitsOfSomebody = 10;

    /// <summary>How long a share may last, in days; journeys C16. The first choice is 7.</summary>
    public static IReadOnlyList<int> Days { get; } = [1, 7, 30];

    /// <summary>Every problem, in the order of the page's fields.</summary>
    public static IEnumerable<Problem> Problems(ShareForm form)
    {
        if (string.IsNullOrEmpty(form.Organisation))
        {
            yield return ShareProblems.OrganisationIsMissing;
        }

        if (string.IsNullOrEmpty(form.To))
        {
            yield return ShareProblems.RecipientIsMissing;
        }

        if (form.Items.Count == 0)
        {
            yield return ShareProblems.ItemsAreMissing;
        }

        if (string.IsNullOrWhiteSpace(form.Why))
        {
            yield return ShareProblems.WhyIsMissing;
        }
        else if (form.Why.Trim().Length > MaxWhy)
        {
            yield return ShareProblems.WhyIsTooLong;
        }
        else if (HasNumberOfSomebody(form.Why))
        {
            yield return ShareProblems.WhyHasNumber;
        }

        if (!Days.Contains(form.Days))
        {
            yield return ShareProblems.DaysAreWrong;
        }
    }

    private static bool HasNumberOfSomebody(string why)
    {
        var run = 0;

        foreach (var c in why.Where(c => c is not (' ' or '-' or '\u00a0' or '(' or ')')))
        {
            run = char.IsDigit(c) ? run + 1 : 0;

            if (run == DigitsOfSomebody)
            {
                return true;
            }
        }

        return false;
    }
}
