using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What a request form must hold before anything is looked up.</summary>
public static class RequestFormRules
{
    private const int MinKey = 16;
    private const int MaxKey = 100;

    /// <summary>Every problem, in the order of the page's fields.</summary>
    public static IEnumerable<Problem> Problems(RequestForm form)
    {
        foreach (var problem in PatientProblems(form.NhsNumber, form.BirthDate))
        {
            yield return problem;
        }

        if (UkMobile.TryParse(form.Mobile) is null)
        {
            yield return RequestProblems.MobileIsWrong;
        }

        if (string.IsNullOrWhiteSpace(form.Wanted))
        {
            yield return RequestProblems.WantedIsMissing;
        }
        else if (form.Wanted.Trim().Length > AskRules.MaxWanted)
        {
            yield return RequestProblems.WantedIsTooLong;
        }

        if (string.IsNullOrWhiteSpace(form.Why))
        {
            yield return RequestProblems.WhyIsMissing;
        }
        else if (form.Why.Trim().Length > AskRules.MaxWhy)
        {
            yield return RequestProblems.WhyIsTooLong;
        }

        if (!AskRules.Days.Contains(form.Days))
        {
            yield return RequestProblems.DaysAreWrong;
        }

        if (form.LookWithinDays is not null and var soon && !AskRules.LookWithinDays.Contains(soon.Value))
        {
            yield return RequestProblems.LookWithinIsWrong;
        }

        if (form is { PrivateArea: true, OfferedAnotherWay: false })
        {
            yield return RequestProblems.AnotherWayNotOffered;
        }

        if (form.Word is not null && IdentityCheck.Normalise(form.Word).Length is < AskRules.MinWord or > AskRules.MaxWord)
        {
            yield return RequestProblems.WordIsWrong;
        }

        if (KeyProblem(form.IdempotencyKey) is { } wrongKey)
        {
            yield return wrongKey;
        }
    }

    /// <summary>What a typed patient must have before the care record is asked, in the order of the page's fields.</summary>
    public static IEnumerable<Problem> PatientProblems(string? number, DateOnly? birthDate)
    {
        if (!NhsNumber.HasTenDigits(number))
        {
            yield return RequestProblems.NumberHasNotTenDigits;
        }
        else if (NhsNumber.TryParse(number) is null)
        {
            yield return RequestProblems.NumberIsWrong;
        }

        if (birthDate is null)
        {
            yield return RequestProblems.BirthDateIsMissing;
        }
    }

    public static Problem? KeyProblem(string? key) =>
        key is not { Length: >= MinKey and <= MaxKey } || key.Any(c => c is <= ' ' or > '~') ? RequestProblems.KeyIsWrong : null;

    public static Problem? FirstProblem(RequestForm form) => Problems(form).FirstOrDefault();
}
