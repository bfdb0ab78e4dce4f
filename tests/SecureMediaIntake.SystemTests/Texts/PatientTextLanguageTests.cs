using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;
using SecureMediaIntake.LocalWorld.Texts;

using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>Texts through the real client of the text service, which spoils letters as the real one does.</summary>
public sealed class PatientTextLanguageTests
{
    private const string Template = "00000000-0000-4000-8000-00000000000e";
    private const string English = "Sam, Example Hospital has received your photos. You do not need to do anything else. Help: 01632 960123";
    private const string Welsh = "Sam, Example Hospital: mae eich lluniau wedi cyrraedd. Nid oes angen i chi wneud dim arall. Help: 01632 960123";

    [Theory]
    [InlineData(PatientLanguages.English, "Sam", English)]
    [InlineData(PatientLanguages.Welsh, "Sam", Welsh)]
    [InlineData("fr", "Sam", English)]
    public async Task A_text_has_the_words_of_its_language_or_English_where_that_is_not_offered(string language, string name, string expected) =>
        Assert.Equal(expected, await ArrivesAsync(language, name));

    [Fact]
    public async Task A_text_in_letters_that_would_arrive_as_question_marks_goes_out_in_English() =>
        Assert.Equal(English, await ArrivesAsync(PatientLanguages.Arabic, "Sam"));

    [Theory]
    [InlineData("Siân", "Siân, Example")]
    [InlineData("François", "Francois, Example")]
    [InlineData("Łukasz", "Lukasz, Example")]
    [InlineData("سارة", "Example")]
    public async Task A_name_arrives_as_it_is_without_its_marks_or_not_at_all(string name, string beginning)
    {
        var arrived = await ArrivesAsync(PatientLanguages.English, name);

        Assert.StartsWith(beginning, arrived, StringComparison.Ordinal);
        Assert.DoesNotContain('?', arrived);
    }

    [Fact]
    public async Task A_service_that_cuts_the_connection_is_not_there_now()
    {
        await using var server = await NotifyCaller.StartAsync();
        server.Down = true;
        var texts = Texts(server);

        await Assert.ThrowsAsync<UnavailableException>(() => texts.SendAsync(Text(PatientLanguages.English, "Sam"), CancellationToken.None));
        await Assert.ThrowsAsync<UnavailableException>(() => texts.LookUpAsync("reference-1", CancellationToken.None));
    }

    private static async Task<string> ArrivesAsync(string language, string name)
    {
        await using var server = await NotifyCaller.StartAsync(new() { Templates = new Dictionary<string, string> { [Template] = "((text))" } });
        var texts = Texts(server);

        Assert.True(await texts.SendAsync(Text(language, name), CancellationToken.None));
        Assert.Equal(new FoundText(null), await texts.LookUpAsync("reference-1", CancellationToken.None));
        Assert.Null(await texts.LookUpAsync("reference-2", CancellationToken.None));
        return Assert.Single(server.Texts).Body;
    }

    private static PatientText Text(string language, string name) =>
        new(TextKind.Received, language, "+447700900123", name, "Example Hospital", "01632 960123", "reference-1");

    private static NotifyTexts Texts(NotifyServer server) => new(
        new NotifyOptions
        {
            BaseUri = server.Address,
            ApiKey = server.ApiKey,
            Templates = PatientLanguages.All.ToDictionary(tag => tag, _ => Template),
        },
        new(Catalogues.Built(new(PatientLanguages.All))));
}
