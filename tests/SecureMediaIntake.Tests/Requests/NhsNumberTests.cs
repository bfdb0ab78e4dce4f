using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Requests;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919", "9434765919")]
    [InlineData(" 943 476 5919 ", "9434765919")]
    [InlineData("943-476-5919", "9434765919")]
    [InlineData("9990000018", "9990000018")]
    public void A_number_is_read_as_people_write_it(string typed, string value) =>
        Assert.Equal(value, NhsNumber.TryParse(typed)?.Value);

    [Theory]
    [InlineData("9434765918")]
    [InlineData("943476591")]
    [InlineData("94347659190")]
    [InlineData("943476591X")]
    [InlineData("٩٤٣٤٧٦٥٩١٩")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_number(string? typed) => Assert.Null(NhsNumber.TryParse(typed));

    [Fact]
    public void Every_change_of_one_digit_is_noticed()
    {
        const string good = "9434765919";

        for (var place = 0; place < good.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var changed = good[..place] + digit + good[(place + 1)..];
                Assert.Equal(changed == good, NhsNumber.TryParse(changed) is not null);
            }
        }
    }

    [Fact]
    public void Printing_a_number_does_not_tell_it() => Assert.DoesNotContain("9434765919", $"{NhsNumber.TryParse("9434765919")}", StringComparison.Ordinal);
}
