using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Patient;

namespace SecureMediaIntake.Tests.Patients;

/// <summary>The words that people agree to, held to their version.</summary>
public sealed class ConsentWordsTests
{
    /// <summary>One for each line on private areas, of version <see cref="Agreement.WordsNow"/>. Whoever changes a sentence raises the version, in the same commit as the new hash here.</summary>
    private static readonly string[] English = ["eaa6314192480633", "778b043c61b1f552", "d040d6816db274a1"];

    [Fact]
    public void The_English_words_of_this_version_are_as_they_were()
    {
        Assert.Equal("2026-11b", Agreement.WordsNow);
        Assert.Equal(
            English,
            Enum.GetValues<PrivateAreaLine>().Select(line => new ConsentWords(line, ForAnother: true).Sha256In(In(PatientLanguages.English))[..16]));
    }

    [Fact]
    public void Every_variant_in_every_language_has_a_hash_of_its_own()
    {
        var hashes = PatientLanguages.All
            .SelectMany(tag => Enum.GetValues<PrivateAreaLine>().Select(line => (Line: line, Words: In(tag))))
            .SelectMany(said => (string[])[new ConsentWords(said.Line, ForAnother: true).Sha256In(said.Words), new ConsentWords(said.Line, ForAnother: false).Sha256In(said.Words)])
            .ToList();

        Assert.Equal(18, hashes.Distinct().Count());
    }

    private static Words In(string tag) => new(Catalogues.BuiltIn(Language.All.Single(language => language.Tag == tag)));
}
