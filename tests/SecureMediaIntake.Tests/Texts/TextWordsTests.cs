using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Languages;
using SecureMediaIntake.FunctionApp.Texts;
using Xunit;

namespace SecureMediaIntake.Tests.Texts;

/// <summary>The words of every text, in every language.</summary>
public sealed class TextWordsTests
{
    /// <summary>As long as <c>https://media.example.nhs.uk/p#</c> and 26 letters.</summary>
    private const string Link = "https://media.example.nhs.uk/p#ABCDEFGHJKMNPQRSTVWXYZ0123";

    private static readonly TextWords Words = new(Catalogues.Built(new(PatientLanguages.All)));

    public static TheoryData<string, TextKind> All()
    {
        var all = new TheoryData<string, TextKind>();
        foreach (var language in PatientLanguages.All)
        {
            foreach (var kind in Enum.GetValues<TextKind>())
            {
                all.Add(language, kind);
            }
        }

        return all;
    }

    [Theory]
    [InlineData(TextKind.Request, "Sam, Example Hospital asks you to send photos for your care. Use {0} by 30 November. Help: 01632 960123", 156)]
    [InlineData(TextKind.Reminder, "Sam, Example Hospital has not had your photos yet. Use {0} by 30 November. Help: 01632 960123", 146)]
    [InlineData(TextKind.NotSent, "Sam, Example Hospital has your photos waiting. To send them use {0} by 30 November. Help: 01632 960123", 155)]
    [InlineData(TextKind.NewLink, "Sam, Example Hospital sends a new link for your photos. Use {0} by 30 November. Help: 01632 960123", 151)]
    [InlineData(TextKind.Received, "Sam, Example Hospital has received your photos. You do not need to do anything else. Help: 01632 960123", 103)]
    [InlineData(TextKind.CouldNotUse, "Sam, Example Hospital could not open some of your photos. Your team may ask you for new ones. Help: 01632 960123", 112)]
    [InlineData(TextKind.Seen, "Sam, your team at Example Hospital has looked at your photos. They will contact you if needed. Help: 01632 960123", 113)]
    [InlineData(TextKind.Cancelled, "Sam, Example Hospital has cancelled its request for photos. The link we sent no longer works. Help: 01632 960123", 112)]
    [InlineData(TextKind.ViewLink, "Sam, Example Hospital has photos for you to see. Use {0} by 30 November. Help: 01632 960123", 144)]
    public void In_English_each_text_has_its_words_and_is_one_message(TextKind kind, string words, int length)
    {
        // 56 characters, as the measured lengths have it; a longer host makes each of them longer.
        var link = $"{new string('x', 30)}{Link[^26..]}";
        var said = Words.Of(Text(kind, PatientLanguages.English) with { Link = Text(kind, "en").Link is null ? null : link });

        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, link), said);
        Assert.Equal(new TextLength(1, length, IsUnicode: false), TextLength.Of(said));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_text_says_what_was_asked_for_and_each_names_who_writes_and_whom_to_call(string language, TextKind kind)
    {
        var text = Text(kind, language);
        var said = TextWords.Say(text, Catalogues.BuiltIn(Language.All.Single(one => one.Tag == language)));

        Assert.Contains("Example Hospital", said, StringComparison.Ordinal);
        Assert.Contains(language == "ar" ? "01632960123" : "01632 960123", said, StringComparison.Ordinal);
        Assert.StartsWith("Sam", said, StringComparison.Ordinal);
        Assert.Equal(text.Link is not null, said.Contains(Link, StringComparison.Ordinal));
        Assert.DoesNotContain('{', said);
        Assert.Equal(kind is TextKind.Request or TextKind.NewLink or TextKind.Reminder or TextKind.NotSent or TextKind.ViewLink, said.Contains("https:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Without_the_name_a_text_begins_with_who_writes(string language, TextKind kind)
    {
        var said = TextWords.Say(Text(kind, language) with { FirstName = null }, Catalogues.BuiltIn(Language.All.Single(one => one.Tag == language)));

        Assert.DoesNotContain("Sam", said, StringComparison.Ordinal);
        Assert.Equal(said, said.Trim());
        Assert.True(!char.IsLower(said[0]), said);
    }

    [Theory]
    [InlineData(TextKind.Request)]
    [InlineData(TextKind.Reminder)]
    [InlineData(TextKind.NotSent)]
    [InlineData(TextKind.NewLink)]
    [InlineData(TextKind.Received)]
    [InlineData(TextKind.CouldNotUse)]
    [InlineData(TextKind.Seen)]
    [InlineData(TextKind.Cancelled)]
    public void In_Welsh_no_circumflex_of_ours_makes_a_text_dearer(TextKind kind)
    {
        var length = TextLength.Of(Words.Of(Text(kind, PatientLanguages.Welsh) with { Link = $"{new string('x', 30)}{Link[^26..]}" }));

        Assert.False(length.IsUnicode);
        Assert.Equal(1, length.Messages);
    }

    private static PatientText Text(TextKind kind, string language) =>
        new(kind, language, "+447700900123", "Sam", "Example Hospital", "01632 960123", "reference")
        {
            Link = kind is TextKind.Request or TextKind.NewLink or TextKind.Reminder or TextKind.NotSent or TextKind.ViewLink ? Link : null,
            LastDay = new DateOnly(2026, 11, 30),
        };
}
