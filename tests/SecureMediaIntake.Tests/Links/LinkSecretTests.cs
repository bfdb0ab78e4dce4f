using SecureMediaIntake.Domain.Links;

namespace SecureMediaIntake.Tests.Links;

public sealed class LinkSecretTests
{
    private static readonly Uri Origin = new("https://media.example.test");

    [Fact]
    public void A_secret_is_found_again_from_the_link_that_was_texted()
    {
        var secret = LinkSecret.New();

        Assert.Equal(secret.Hash(), LinkSecret.TryParse(secret.InLink(Origin))?.Hash());
    }

    [Fact]
    public void It_stands_in_the_fragment_which_no_browser_sends()
    {
        var link = new Uri(LinkSecret.New().InLink(Origin));

        Assert.Equal("/p", link.PathAndQuery);
        Assert.Equal(1 + LinkSecret.Length, link.Fragment.Length);
    }

    [Theory]
    [InlineData("abcd-efgh jkmn pqrs-tvwx yz0123", "ABCDEFGHJKMNPQRSTVWXYZ0123")]
    [InlineData("oOiIlL00000000000000000000", "00111100000000000000000000")]
    [InlineData("u0000000000000000000000000", "V0000000000000000000000000")]
    public void Case_spaces_hyphens_and_letters_that_look_like_digits_do_not_matter(string typed, string meant) =>
        Assert.Equal(LinkSecret.TryParse(meant)!.Hash(), LinkSecret.TryParse(typed)?.Hash());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0000000000000000000000000")]
    [InlineData("000000000000000000000000000")]
    [InlineData("0000000000000000000000000!")]
    public void Anything_else_is_no_secret(string? typed) => Assert.Null(LinkSecret.TryParse(typed));

    [Fact]
    public void Every_character_of_the_alphabet_comes_up_about_as_often()
    {
        const int secrets = 20_000;
        var counts = new Dictionary<char, int>();

        for (var n = 0; n < secrets; n++)
        {
            foreach (var c in LinkSecret.New().InLink(Origin).Split('#')[1])
            {
                counts[c] = counts.GetValueOrDefault(c) + 1;
            }
        }

        // χ² with 31 degrees of freedom exceeds 80 with a probability under 0.000004.
        var expected = secrets * LinkSecret.Length / 32.0;
        Assert.Equal(32, counts.Count);
        Assert.InRange(counts.Values.Sum(seen => Math.Pow(seen - expected, 2) / expected), 0, 80);
    }

    [Fact]
    public void Printing_a_secret_does_not_tell_it() => Assert.Equal("link secret", LinkSecret.New().ToString());
}
