using SecureMediaIntake.Domain.Sanitising;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

public sealed class SanitisingOptionsTests
{
    [Theory]
    [InlineData(true, false, false, "")]
    [InlineData(false, false, false, "no-sound")]
    [InlineData(true, true, false, "up-to-4k")]
    [InlineData(false, true, true, "no-sound up-to-4k copy-when-compliant")]
    public void Options_reach_the_sandbox_as_words_and_are_read_there_as_they_were(bool sound, bool fourK, bool copy, string words)
    {
        var options = new SanitisingOptions { KeepSound = sound, UpTo4K = fourK, CopyWhenCompliant = copy };

        Assert.Equal(words, string.Join(' ', options.ToWords()));
        Assert.Equal(options, SanitisingOptions.Read(options.ToWords()));
    }

    [Theory]
    [InlineData("NO-SOUND")]
    [InlineData("-i")]
    [InlineData("")]
    public void A_word_that_is_not_of_the_list_is_no_option(string word) => Assert.Null(SanitisingOptions.Read(["no-sound", word]));
}
