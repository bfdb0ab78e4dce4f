using System.Reflection;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.Tests.Languages;

/// <summary>Every refusal that a patient can meet has its words in the language files, and the language files have no others.</summary>
public sealed class ProblemWordsTests
{
    private static readonly Type[] Met = [typeof(LinkProblems), typeof(ViewLinkProblems), typeof(UploadProblems), typeof(SanitisingProblems), typeof(MediaProblems)];

    /// <summary>Answered to clinicians only, though it is a matter of links.</summary>
    private static readonly string[] ForClinicians = [LinkProblems.AlreadyReceived.Code];

    private static List<Problem> Problems =>
    [
        .. Met.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Problem))
            .Select(property => (Problem)property.GetValue(null)!)
            .Where(problem => !ForClinicians.Contains(problem.Code)),
    ];

    [Fact]
    public void Every_refusal_that_a_patient_can_meet_has_its_own_words()
    {
        // The count decides between its words, so it is looked up by its code alone.
        var lacking = Problems.Where(problem => problem.Code != LinkProblems.WrongAnswer.Code && !ProblemWords.Knows(problem.PublicMessage));

        Assert.True(Problems.Count > 20);
        Assert.Empty(lacking.Select(problem => $"Add problem.{problem.Code} (or problem.{problem.Code}-…) to src/web/locales: {problem.PublicMessage}"));
    }

    [Fact]
    public void No_words_stay_behind_when_a_refusal_goes()
    {
        var english = Catalogues.BuiltIn(Language.All[0]);
        var said = Problems.Select(problem => problem.PublicMessage).ToHashSet();

        Assert.DoesNotContain(
            english.Keys, key => key.StartsWith("problem.", StringComparison.Ordinal) && key != "problem.answer-wrong" && !said.Contains(english[key]));
    }

    [Fact]
    public void The_tries_that_are_left_are_counted_in_the_language()
    {
        var welsh = new Words(Catalogues.BuiltIn(Language.All.Single(language => language.Tag == "cy")));

        var said = welsh.Of(LinkProblems.WrongAnswer with { Count = 3, PublicMessage = "You have 3 tries left." });

        Assert.Contains("Mae gennych 3 chynnig ar ôl.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unreadable", "Words of a version to come", "Nid oeddem yn gallu agor y ffeil hon.")]
    [InlineData("never-heard-of", "Words of a version to come", "Mae'n ddrwg gennym, mae problem gyda'r gwasanaeth.")]
    public void Unknown_words_are_said_by_their_code_and_an_unknown_code_in_general(string code, string english, string start)
    {
        var welsh = new Words(Catalogues.BuiltIn(Language.All.Single(language => language.Tag == "cy")));

        Assert.StartsWith(start, welsh.Of(code, english), StringComparison.Ordinal);
    }
}
