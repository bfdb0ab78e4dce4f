using SecureMediaIntake.Domain.Sanitising.Gate;
using SecureMediaIntake.Tests.Sanitising.Fixtures;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>A61, A22: nothing but pixels leaves the sanitiser, and nothing hides before, between or behind them.</summary>
public sealed class JpegGateTests
{
    private const int HeaderLength = 605;

    public static TheoryData<string, int> Renditions => new() { { "kept", 8 }, { "kept-from-heic", 64 }, { "preview", 8 }, { "thumbnail", 8 } };

    [Theory]
    [MemberData(nameof(Renditions))]
    public void What_our_tools_make_passes_as_what_it_is_and_as_nothing_else(string name, int side)
    {
        foreach (var template in Templates())
        {
            var verdict = Check(Sample(name), template, side, side);

            Assert.Equal(template.Name == name ? null : "jpeg-header", verdict.Finding);
            Assert.Equal(template.Name == name, verdict.Passed);
        }
    }

    [Theory]
    [MemberData(nameof(Renditions))]
    public void No_bit_of_the_header_can_change(string name, int side)
    {
        var sample = Sample(name);
        var template = Templates().Single(t => t.Name == name);
        for (var bit = 0; bit < template.HeaderLength * 8; bit++)
        {
            var changed = (byte[])sample.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Equal("jpeg-header", Check(changed, template, side, side).Finding);
        }
    }

    [Fact]
    public void The_headers_are_as_long_as_the_tools_write_them()
    {
        Assert.Equal(HeaderLength, JpegTemplate.Kept.HeaderLength);
        Assert.Equal(HeaderLength, JpegTemplate.Preview.HeaderLength);
        Assert.Equal(HeaderLength, JpegTemplate.Thumbnail.HeaderLength);
        Assert.Equal(HeaderLength + 18, JpegTemplate.KeptFromHeic.HeaderLength);
    }

    [Fact]
    public void The_size_in_the_file_must_be_the_size_that_was_reported()
    {
        Assert.Equal("jpeg-header", Check(SamplePhotos.Kept, JpegTemplate.Kept, 8, 9).Finding);
        Assert.Equal("jpeg-header", Check(SamplePhotos.Kept, JpegTemplate.Kept, 9, 8).Finding);
        Assert.Equal("jpeg-size", Check(SamplePhotos.Kept, JpegTemplate.Kept, 0, 8).Finding);
        Assert.Equal("jpeg-size", Check(SamplePhotos.Kept, JpegTemplate.Kept, 8, 65_536).Finding);
    }

    [Fact]
    public void A_file_that_ends_early_never_passes_wherever_it_was_cut()
    {
        for (var length = 0; length < SamplePhotos.Kept.Length; length++)
        {
            Assert.Equal("jpeg-cut", Check(SamplePhotos.Kept[..length], JpegTemplate.Kept, 8, 8).Finding);
        }
    }

    [Theory]
    [InlineData("00")]
    [InlineData("FFD9")]
    [InlineData("504B0304")]
    public void Nothing_may_follow_the_picture(string more) =>
        Assert.Equal("jpeg-bytes-after-end", Check([.. SamplePhotos.Kept, .. Convert.FromHexString(more)], JpegTemplate.Kept, 8, 8).Finding);

    [Theory]
    [InlineData("E1")]
    [InlineData("FE")]
    [InlineData("D0")]
    [InlineData("D8")]
    [InlineData("DA")]
    [InlineData("FF")]
    [InlineData("01")]
    public void No_marker_may_stand_among_the_picture_data(string marker)
    {
        var sample = SamplePhotos.Kept;
        byte[] changed = [.. sample[..(HeaderLength + 4)], 0xFF, .. Convert.FromHexString(marker), .. sample[(HeaderLength + 4)..]];

        Assert.Equal("jpeg-marker-in-scan", Check(changed, JpegTemplate.Kept, 8, 8).Finding);
    }

    [Fact]
    public void A_segment_with_metadata_before_the_picture_is_found()
    {
        byte[] exif = [0xFF, 0xE1, 0, 8, .. "Exif\0\0"u8];
        var sample = SamplePhotos.Kept;

        Assert.Equal("jpeg-header", Check([.. sample[..2], .. exif, .. sample[2..]], JpegTemplate.Kept, 8, 8).Finding);
    }

    [Fact]
    public void A_header_without_a_picture_does_not_pass() =>
        Assert.Equal("jpeg-empty", Check([.. SamplePhotos.Kept[..HeaderLength], 0xFF, 0xD9], JpegTemplate.Kept, 8, 8).Finding);

    [Fact]
    public void Every_byte_is_read_once_so_that_a_hash_over_the_stream_covers_what_was_judged()
    {
        using var drip = new DripStream(SamplePhotos.KeptFromHeic);

        Assert.True(JpegGate.Check(drip, JpegTemplate.KeptFromHeic, 64, 64).Passed);
        Assert.Equal(SamplePhotos.KeptFromHeic.Length, drip.Given);
    }

    [Fact]
    public void Two_thousand_damaged_files_get_a_verdict_and_none_passes_with_another_header()
    {
        var bits = new SeededBits(seed: 20_260_301);
        var passed = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var mutant = bits.Mutate(SamplePhotos.KeptFromHeic);

            var verdict = Check(mutant, JpegTemplate.KeptFromHeic, 64, 64);

            Assert.Equal(verdict.Passed, verdict.Finding is null);
            if (verdict.Passed)
            {
                passed++;
                Assert.Equal(SamplePhotos.KeptFromHeic[..JpegTemplate.KeptFromHeic.HeaderLength], mutant[..JpegTemplate.KeptFromHeic.HeaderLength]);
                Assert.Equal([0xFF, 0xD9], mutant[^2..]);
            }
        }

        // Changes of pixels alone are no matter of the gate; most mutants are more than that.
        Assert.InRange(passed, 1, 1_000);
    }

    private static JpegTemplate[] Templates() => [JpegTemplate.Kept, JpegTemplate.KeptFromHeic, JpegTemplate.Preview, JpegTemplate.Thumbnail];

    private static byte[] Sample(string name) => name switch
    {
        "kept" => SamplePhotos.Kept,
        "kept-from-heic" => SamplePhotos.KeptFromHeic,
        "preview" => SamplePhotos.Preview,
        "thumbnail" => SamplePhotos.Thumbnail,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such sample."),
    };

    private static GateVerdict Check(byte[] bytes, JpegTemplate template, int width, int height)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return JpegGate.Check(stream, template, width, height);
    }
}
