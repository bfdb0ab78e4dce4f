using CsCheck;

using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.FunctionApp.Clinic.Media;

using Xunit;

namespace SecureMediaIntake.Tests.Clinic;

public sealed class ByteRangeTests
{
    private const long Region = IRenditions.MaxRange;
    private const string Tag = "\"abc\"";

    public static TheoryData<string, long, long, long> Parts => new()
    {
        { "bytes=0-", 100, 0, 100 },
        { "bytes=0-1", 100, 0, 2 },
        { "bytes=0-0", 100, 0, 1 },
        { "bytes=99-99", 100, 99, 1 },
        { "bytes=99-", 100, 99, 1 },
        { "bytes=10-1000", 100, 10, 90 },
        { "bytes=-1", 100, 99, 1 },
        { "bytes=-100", 100, 0, 100 },
        { "bytes=-1000", 100, 0, 100 },
        { "Bytes=5-6", 100, 5, 2 },
        { "bytes=0-", Region, 0, Region },
        { "bytes=0-", Region + 1, 0, Region },
        { "bytes=0-99999999", 3 * Region, 0, Region },
        { "bytes=1-", 3 * Region, 1, Region - 1 },
        { "bytes=4194304-", 3 * Region, Region, Region },
        { "bytes=4194303-", 3 * Region, Region - 1, 1 },
        { "bytes=5-99999999", 3 * Region, 5, Region },
        { "bytes=-99999999", 3 * Region, 0, Region },
        { "bytes=0-99999999999999999999", 100, 0, 100 },
        { "bytes=-99999999999999999999", 100, 0, 100 },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void One_range_is_cut_to_the_file_and_to_one_region(string header, long total, long offset, long length) =>
        Assert.Equal(new ByteRange.Part(offset, (int)length), ByteRange.Read(header, ifRange: null, Tag, total));

    [Theory]
    [InlineData("bytes=100-")]
    [InlineData("bytes=100-200")]
    [InlineData("bytes=99999999999999999999-")]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("bytes=5-4")]
    [InlineData("bytes=-0")]
    [InlineData("bytes=-")]
    [InlineData("bytes=")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=+1-2")]
    [InlineData("bytes= 1- 2")]
    [InlineData("bytes=1-2-3")]
    [InlineData("bytes=0x1-0x2")]
    public void What_cannot_be_sent_is_said_to_be_so(string header) =>
        Assert.IsType<ByteRange.None>(ByteRange.Read(header, ifRange: null, Tag, 100));

    [Theory]
    [InlineData(null, null)]
    [InlineData("items=0-1", null)]
    [InlineData("bytes=0-1", "\"another\"")]
    [InlineData("bytes=0-1", "Mon, 23 Nov 2026 10:00:00 GMT")]
    public void Without_a_range_of_this_version_it_is_the_whole(string? header, string? ifRange) =>
        Assert.IsType<ByteRange.Whole>(ByteRange.Read(header, ifRange, Tag, 100));

    [Fact]
    public void A_range_of_this_version_is_a_range() =>
        Assert.IsType<ByteRange.Part>(ByteRange.Read("bytes=0-1", Tag, Tag, 100));

    [Fact]
    public void An_empty_file_has_no_range() => Assert.IsType<ByteRange.None>(ByteRange.Read("bytes=0-", null, Tag, 0));

    [Fact]
    public void Whatever_is_asked_no_part_leaves_the_file_or_one_region() =>
        Gen.Select(Gen.Long[0, 20 * Region], Gen.Long[0, 20 * Region], Gen.Long[1, 20 * Region], Gen.Int[0, 2]).Sample(
            (first, second, total, form) =>
            {
                var header = form switch { 0 => $"bytes={first}-{second}", 1 => $"bytes={first}-", _ => $"bytes=-{first}" };
                return ByteRange.Read(header, null, Tag, total) is not ByteRange.Part(var offset, var length)
                    || (offset >= 0 && length is > 0 and <= (int)Region && offset + length <= total);
            },
            iter: 100_000);
}
