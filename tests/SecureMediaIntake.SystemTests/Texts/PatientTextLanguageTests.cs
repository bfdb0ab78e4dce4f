using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;

using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>Texts in the language of the request, through the real client of the text service.</summary>
public sealed class PatientTextLanguageTests
{
    private const string English = "00000000-0000-4000-8000-00000000000e";
    private const string Welsh = "00000000-0000-4000-8000-00000000000c";

    [Theory]
    [InlineData(PatientLanguages.English, "Sam by 30 November")]
    [InlineData(PatientLanguages.Welsh, "Sam erbyn 30 Tachwedd")]
    [InlineData(PatientLanguages.Arabic, "Sam by 30 November")]
    public async Task A_text_has_the_words_of_its_language_or_English_where_that_is_no_longer_offered(string language, string expected)
    {
        await using var server = await NotifyCaller.StartAsync(new()
        {
            Templates = new Dictionary<string, string> { [English] = "((first_name)) by ((last_day))", [Welsh] = "((first_name)) erbyn ((last_day))" },
        });
        var options = new NotifyOptions
        {
            BaseUri = server.Address,
            ApiKey = server.ApiKey,
            Templates = new() { ["en"] = new() { Request = English, Received = English }, ["cy"] = new() { Request = Welsh, Received = Welsh } },
        };
        var texts = new NotifyTexts(options, Catalogues.Built(new([.. options.Templates.Keys])));
        var text = new PatientText(TextTemplate.Request, language, "+447700900123", new Dictionary<string, string> { ["first_name"] = "Sam" }, "reference-1")
        {
            LastDay = new(2026, 11, 30),
        };

        Assert.True(await texts.SendAsync(text, CancellationToken.None));
        Assert.Equal(expected, Assert.Single(server.Texts).Body);
    }
}
