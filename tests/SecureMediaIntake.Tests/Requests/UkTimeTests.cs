using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.Requests;

/// <summary>Instants as people in the United Kingdom read them.</summary>
public sealed class UkTimeTests
{
    [Theory]
    [InlineData("2026-12-09T00:00:00Z", "the end of 8 December 2026")]

    // Midnight in London is 11pm in Greenwich in summer.
    [InlineData("2026-06-30T23:00:00Z", "the end of 30 June 2026")]
    [InlineData("2026-12-09T00:01:00Z", "9 December 2026 at 12:01am")]
    [InlineData("2026-12-08T10:23:00Z", "8 December 2026 at 10:23am")]
    public void An_end_at_midnight_is_the_end_of_the_day_before(string instant, string words) =>
        Assert.Equal(words, UkTime.End(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
}
