using SecureMediaIntake.FunctionApp.Texts;
using Xunit;

namespace SecureMediaIntake.Tests.Texts;

/// <summary>Into how many messages a network cuts a text.</summary>
public sealed class TextLengthTests
{
    [Theory]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("a", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("#", 160, 1)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("é", 160, 1)]
    [InlineData("ŵ", 70, 1)]
    [InlineData("ŵ", 71, 2)]
    [InlineData("ŵ", 134, 2)]
    [InlineData("ŵ", 135, 3)]
    [InlineData("ع", 70, 1)]
    [InlineData("ع", 71, 2)]
    public void A_letter_so_many_times_is_so_many_messages(string letter, int times, int messages) =>
        Assert.Equal(messages, TextLength.Of(string.Concat(Enumerable.Repeat(letter, times))).Messages);

    [Fact]
    public void One_letter_outside_the_alphabet_makes_every_other_larger() =>
        Assert.Equal(new TextLength(2, 101, IsUnicode: true), TextLength.Of(new string('a', 100) + "ŷ"));

    [Fact]
    public void A_letter_of_the_extension_counts_twice() => Assert.Equal(new TextLength(1, 5, IsUnicode: false), TextLength.Of("a[b]"[..3] + "c"));
}
