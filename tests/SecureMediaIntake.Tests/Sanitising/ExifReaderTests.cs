using System.Buffers.Binary;
using System.Text;

using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>The reader that every photo's facts come from: little, and never a fault.</summary>
public sealed class ExifReaderTests
{
    private const ushort Make = 0x010F;
    private const ushort Model = 0x0110;
    private const ushort ExposureTime = 0x829A;
    private const ushort Original = 0x9003;
    private const ushort Offset = 0x9011;
    private const ushort Comment = 0x9286;

    [Theory]
    [InlineData("2026:03:01 09:10:11", "+01:00", "2026-03-01T09:10:11+01:00")]
    [InlineData("2026:03:01 09:10:11", null, "2026-03-01T09:10:11")]
    [InlineData("2026:03:01 09:10:11", "   :  ", "2026-03-01T09:10:11")]
    [InlineData("2026:03:01   :  :  ", "+01:00", "2026-03-01")]
    [InlineData("2026:03:01", null, "2026-03-01")]
    [InlineData("    :  :     :  :  ", null, null)]
    [InlineData("2026:13:01 09:10:11", null, null)]
    [InlineData("yesterday at about nine", null, null)]
    public void A_capture_time_keeps_the_precision_and_the_zone_that_it_states(string time, string? offset, string? expected)
    {
        var facts = ExifReader.Read(Block([], offset is null ? [(Original, time)] : [(Original, time), (Offset, offset)]))!;

        Assert.Equal(expected, facts.CapturedAt?.ToString());
    }

    [Fact]
    public void The_date_of_the_last_change_is_no_capture_time() =>
        Assert.Null(ExifReader.Read(Block([(0x0132, "2026:03:01 09:10:11")], []))!.CapturedAt);

    [Fact]
    public void A_name_of_three_letters_stands_in_the_entry_itself_and_is_read_all_the_same() =>
        Assert.Equal(CameraClass.Phone, ExifReader.Read(Block([(Make, "LGE"), (Model, "LM-G820")], [(ExposureTime, "x")]))!.Camera);

    [Theory]
    [InlineData("ASCII\0\0\0Screenshot", CameraClass.Screenshot)]
    [InlineData("UNICODE\0S\0c\0r\0e\0e\0n\0s\0h\0o\0t\0", CameraClass.Screenshot)]
    [InlineData("ASCII\0\0\0my knee", CameraClass.Unknown)]
    public void A_screenshot_says_so_in_its_comment(string comment, CameraClass expected) =>
        Assert.Equal(expected, ExifReader.Read(Block([], [(Comment, comment)]))!.Camera);

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(10)]
    public void A_block_is_found_behind_the_few_bytes_that_formats_put_before_it(int before) =>
        Assert.Equal(2, ExifReader.Read([.. new byte[before], .. Block([(Make, "Apple")], [])])!.Fields);

    [Fact]
    public void Damaged_blocks_get_an_answer_and_never_a_fault()
    {
        var bits = new SeededBits(seed: 20_261_125);
        var block = Block([(Make, "Apple"), (Model, "iPhone 15")], [(Original, "2026:03:01 09:10:11"), (Comment, "ASCII\0\0\0Screenshot")]);
        for (var i = 0; i < 5_000; i++)
        {
            var found = ExifReader.Read(bits.Mutate(block));

            Assert.True(found is null or { Orientation: >= 1 and <= 8, Fields: >= 0 });
        }
    }

    /// <summary>Two little-endian directories of texts; the second hangs on the first.</summary>
    private static byte[] Block((ushort Tag, string Text)[] main, (ushort Tag, string Text)[] photo)
    {
        const int Head = 8;
        const int Entry = 12;
        var second = Head + 2 + ((main.Length + 1) * Entry) + 4;
        var texts = second + 2 + (photo.Length * Entry) + 4;
        List<byte> bytes = [.. "II*\0"u8, .. Word(Head), .. Half(main.Length + 1)];
        List<byte> tail = [];
        bytes.AddRange(main.SelectMany(one => Text(one.Tag, one.Text, texts, tail)));
        bytes.AddRange([.. Half(0x8769), .. Half(4), .. Word(1), .. Word(second), .. Word(0), .. Half(photo.Length)]);
        bytes.AddRange(photo.SelectMany(one => Text(one.Tag, one.Text, texts, tail)));
        return [.. bytes, .. Word(0), .. tail];
    }

    private static byte[] Text(ushort tag, string text, int texts, List<byte> tail)
    {
        byte[] value = [.. Encoding.Latin1.GetBytes(text), 0];
        var at = texts + tail.Count;
        if (value.Length > 4)
        {
            tail.AddRange(value);
        }

        return [.. Half(tag), .. Half(2), .. Word(value.Length), .. value.Length > 4 ? Word(at) : [.. value, .. new byte[4 - value.Length]]];
    }

    private static byte[] Half(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] Word(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
