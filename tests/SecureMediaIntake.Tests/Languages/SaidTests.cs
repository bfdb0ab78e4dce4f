using System.Text.Encodings.Web;

using SecureMediaIntake.FunctionApp.Languages;

namespace SecureMediaIntake.Tests.Languages;

public sealed class SaidTests
{
    [Fact]
    public void Words_and_values_are_encoded_and_a_value_of_text_keeps_its_direction()
    {
        var said = new Said("a < {name} & {n} {name}", [("name", "<b>\"O'Neill\"</b>"), ("n", 3)]);

        using var page = new StringWriter();
        said.WriteTo(page, HtmlEncoder.Default);

        const string name = "<bdi>&lt;b&gt;&quot;O&#x27;Neill&quot;&lt;/b&gt;</bdi>";
        Assert.Equal($"a &lt; {name} &amp; 3 {name}", page.ToString());
        Assert.Equal("a < <b>\"O'Neill\"</b> & 3 <b>\"O'Neill\"</b>", said.ToString());
    }

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_not_filled_in()
    {
        var said = new Said("{a}{b}", [("a", "{b}"), ("b", "x")]);

        Assert.Equal("{b}x", said.ToString());
    }

    [Theory]
    [InlineData("{a} {unknown} {", "1 {unknown} {")]
    [InlineData("}{a}{}", "}1{}")]
    public void What_has_no_value_stays_readable(string words, string expected) =>
        Assert.Equal(expected, new Said(words, [("a", 1)]).ToString());
}
