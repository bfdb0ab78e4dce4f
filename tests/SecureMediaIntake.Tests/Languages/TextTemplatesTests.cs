using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.Tests.Languages;

public sealed class TextTemplatesTests
{
    private const string Id = "2c9e51c4-0a86-4d0f-b7a4-61d2c5b3f7e9";

    [Theory]
    [InlineData("en", Id, null)]
    [InlineData("cy", Id, "Notify:Templates:en is missing.")]
    [InlineData("en", "", "Notify:Templates:en is not the id of a template.")]
    public void English_has_a_template_and_so_has_every_other_language(string tag, string template, string? failure) =>
        Assert.Equal(failure, Validate((tag, template)));

    [Fact]
    public void A_language_without_words_cannot_be_offered() =>
        Assert.Equal("Notify:Templates has a language that this service does not know. It knows en, cy, ar.", Validate(("en", Id), ("fr", Id)));

    private static string? Validate(params (string Tag, string Template)[] templates) => new NotifyOptionsRules().Validate(null, new()
    {
        BaseUri = new("https://texts.example"),
        ApiKey = "key",
        Templates = templates.ToDictionary(one => one.Tag, one => one.Template),
    }).FailureMessage;
}
