using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.Requests;

/// <summary>Where on the page each refusal of a request is shown.</summary>
internal static class NewRequestProblems
{
    /// <param name="isDateTyped">Whether something stands in the date's fields: then it is not missing but wrong.</param>
    public static FieldProblem Place(Problem problem, bool isDateTyped)
    {
        var (field, element) = FieldOf(problem);
        return new(field, element, problem.Code, problem switch
        {
            _ when problem == RequestProblems.BirthDateIsMissing && isDateTyped => "Date of birth must be a real date",
            _ when EndsKey(problem) => "You have sent this request already. To send another one, check what you need and send again",
            _ => problem.PublicMessage,
        });
    }

    /// <summary>Whether the page's key can never be used again.</summary>
    public static bool EndsKey(Problem problem) => problem == RequestProblems.KeyReused || problem == RequestProblems.KeyIsWrong;

    private static (string Field, string Element) FieldOf(Problem problem) => problem switch
    {
        _ when problem == RequestProblems.NumberHasNotTenDigits
            || problem == RequestProblems.NumberIsWrong
            || problem == RequestProblems.NoPatient
            || problem == RequestProblems.TwoPatients
            || problem == RequestProblems.PatientDied => ("nhs-number", "nhs-number"),
        _ when problem == RequestProblems.BirthDateIsMissing => ("birth-date", "birth-date-day"),
        _ when problem == RequestProblems.MobileIsWrong => ("mobile", "mobile"),
        _ when problem == RequestProblems.WantedIsMissing
            || problem == RequestProblems.WantedIsTooLong
            || problem == RequestProblems.KeyReused => ("wanted", "wanted"),
        _ when problem == RequestProblems.WhyIsMissing || problem == RequestProblems.WhyIsTooLong => ("why", "why"),
        _ when problem == RequestProblems.DaysAreWrong => ("days", "days"),
        _ when problem == RequestProblems.LanguageIsNotOffered => ("language", "language"),
        _ when problem == RequestProblems.AnotherWayNotOffered => ("another-way", "another-way"),
        _ when problem == RequestProblems.PrivateAreaOfChild => ("private-area", "private-area"),
        _ when problem == RequestProblems.LookWithinIsWrong => ("look-within", "look-within"),
        _ when problem == RequestProblems.TeamIsWrong => ("team", "team"),
        _ when problem == RequestProblems.WordIsWrong => ("word", "word"),
        _ => ("send", "send"),
    };
}
