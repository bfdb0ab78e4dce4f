using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>The measure of all colour tests, on the pairs that its authors published for this purpose (Sharma 2005, table 1).</summary>
public sealed class ColourDifferenceTests
{
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615)]
    [InlineData(50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412)]
    [InlineData(50, 0, 0, 50, -1, 2, 2.3669)]
    [InlineData(50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792)]
    [InlineData(50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195)]
    [InlineData(50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(50, 2.5, 0, 61, -5, 29, 22.8977)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    [InlineData(90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441)]
    [InlineData(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void The_formula_gives_the_published_differences(double l1, double a1, double b1, double l2, double a2, double b2, double expected)
    {
        Assert.Equal(expected, ColourDifference.Between((l1, a1, b1), (l2, a2, b2)), 4);
        Assert.Equal(expected, ColourDifference.Between((l2, a2, b2), (l1, a1, b1)), 4);
    }

    [Fact]
    public void White_is_white_and_red_is_where_the_standard_has_it()
    {
        var (l, a, b) = ColourDifference.ToLab([255, 0, 0]);

        Assert.Equal((53.24, 80.09, 67.20), (Math.Round(l, 2), Math.Round(a, 2), Math.Round(b, 2)));
        Assert.Equal(100, ColourDifference.ToLab([255, 255, 255]).L, 3);
    }
}
