using SecureMediaIntake.Domain.Sanitising;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

public sealed class FilmstripTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(999, 1)]
    [InlineData(1000, 2)]
    [InlineData(2499, 4)]
    [InlineData(2500, 5)]
    [InlineData(300_000, 5)]
    public void A_video_has_five_stills_unless_they_would_lie_closer_than_half_a_second(int milliseconds, int count) =>
        Assert.Equal(count, Filmstrip.StillsOf(milliseconds).Count);

    [Fact]
    public void Stills_lie_in_the_middle_of_equal_shares() => Assert.Equal(
        [1000, 3000, 5000, 7000, 9000], Filmstrip.StillsOf(10_000).Select(part => Filmstrip.At(part, 10_000)!.Value));

    [Fact]
    public void Only_stills_lie_on_the_strip()
    {
        Assert.Null(Filmstrip.At(RenditionPart.Poster, 10_000));
        Assert.All(Enum.GetValues<RenditionPart>(), part => Assert.Equal(part.ToString().StartsWith("Still", StringComparison.Ordinal), Filmstrip.IsStill(part)));
    }
}
