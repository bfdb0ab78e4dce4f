using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Requests;

public sealed class UkMobileTests
{
    [Theory]
    [InlineData("07700 900123", "+447700900123")]
    [InlineData("+44 7700 900123", "+447700900123")]
    [InlineData("+44 (0)7700 900123", "+447700900123")]
    [InlineData("0044 7700 900123", "+447700900123")]
    [InlineData("07624 123456", "+447624123456")]
    public void Mobile_numbers_are_read_as_people_write_them(string typed, string e164) => Assert.Equal(e164, UkMobile.TryParse(typed));

    [Theory]
    [InlineData("01632 960123")]
    [InlineData("07000 123456")]
    [InlineData("07600 123456")]
    [InlineData("0770090012")]
    [InlineData("077009001234")]
    [InlineData("+1 555 0100")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_mobile_number(string? typed) => Assert.Null(UkMobile.TryParse(typed));
}
