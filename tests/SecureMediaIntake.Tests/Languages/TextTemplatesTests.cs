using SecureMediaIntake.FunctionApp.Texts;

namespace SecureMediaIntake.Tests.Languages;

public sealed class TextTemplatesTests
{
    [Theory]
    [InlineData("en", "request", "received", null)]
    [InlineData("cy", "request", "received", "Notify:Templates:en is missing.")]
    [InlineData("en", "request", "", "Notify:Templates:en needs Request and Received.")]
    [InlineData("en", "", "received", "Notify:Templates:en needs Request and Received.")]
    public void Every_language_needs_every_text_and_English_is_one_of_them(string tag, string request, string received, string? failure) =>
        Assert.Equal(failure, Validate((tag, request, received)));

    [Fact]
    public void A_language_without_words_cannot_be_offered() =>
        Assert.Equal(
            "Notify:Templates has a language that this service does not know. It knows en, cy, ar.",
            Validate(("en", "request", "received"), ("fr", "request", "received")));

    private static string? Validate(params (string Tag, string Request, string Received)[] templates) => new NotifyOptionsRules().Validate(null, new()
    {
        BaseUri = new("https://texts.example"),
        ApiKey = "key",
        Templates = templates.ToDictionary(one => one.Tag, one => new TextTemplates { Request = one.Request, Received = one.Received }),
    }).FailureMessage;
}
