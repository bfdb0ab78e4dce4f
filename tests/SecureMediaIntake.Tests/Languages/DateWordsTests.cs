using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.Tests.Languages;

public sealed class DateWordsTests
{
    private static readonly DateTimeOffset SummerMorning = new(2026, 7, 3, 8, 5, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset WinterMidnight = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "3 July 2026 at 9:05am", "30 November 2026 at 12:00am")]
    [InlineData("cy", "3 Gorffennaf 2026 am 9:05am", "30 Tachwedd 2026 am 12:00am")]
    [InlineData("ar", "3 يوليو 2026 في 9:05 صباحًا", "30 نوفمبر 2026 في 12:00 صباحًا")]
    public void Dates_are_of_the_clock_in_London_in_the_words_of_the_language(string tag, string summer, string winter)
    {
        var words = new Words(Catalogues.BuiltIn(Language.All.Single(language => language.Tag == tag)));

        Assert.Equal(summer, words.DateAndTime(SummerMorning));
        Assert.Equal(winter, words.DateAndTime(WinterMidnight));
    }

    [Fact]
    public void Noon_is_in_the_afternoon() =>
        Assert.Equal("12:30pm", new Words(Catalogues.BuiltIn(Language.All[0])).Time(new(12, 30)));
}
