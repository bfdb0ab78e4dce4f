using System.Buffers.Binary;
using System.Text;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>H3: a photo whose orientation stands after its pixels must not be shown turned.</summary>
public sealed class PngOrientationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Orientation_and_time_after_the_pixels_are_found(bool littleEndian) =>
        Assert.Equal(new ExifFacts { Orientation = 6, CapturedAt = new(new(2026, 3, 1, 9, 0, 0), TimeSpan.FromHours(1)), Fields = 4 }, Find(Png([("IDAT", []), ("eXIf", Exif(6, littleEndian)), ("IEND", [])])));

    [Fact]
    public void Exif_before_the_pixels_is_left_to_the_decoder_or_it_would_be_applied_twice() =>
        Assert.Null(Find(Png([("eXIf", Exif(6, true)), ("IDAT", []), ("IEND", [])])));

    [Fact]
    public void A_photo_without_exif_has_none() => Assert.Null(Find(Png([("IDAT", []), ("IEND", [])])));

    [Fact]
    public void Exif_after_the_end_does_not_count() => Assert.Null(Find(Png([("IDAT", []), ("IEND", []), ("eXIf", Exif(6, true))])));

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void An_orientation_that_does_not_exist_is_upright(ushort orientation) =>
        Assert.Equal(1, Find(Png([("IDAT", []), ("eXIf", Exif(orientation, true))]))!.Orientation);

    [Fact]
    public void Damaged_files_get_an_answer_and_never_a_fault()
    {
        var bits = new SeededBits(seed: 20_260_305);
        var png = Png([("IDAT", [1, 2, 3]), ("eXIf", Exif(6, true)), ("IEND", [])]);
        for (var i = 0; i < 2_000; i++)
        {
            var found = Find(bits.Mutate(png));

            Assert.True(found is null or { Orientation: >= 1 and <= 8 });
        }
    }

    private static ExifFacts? Find(byte[] png)
    {
        using var stream = new MemoryStream(png, writable: false);
        return PngOrientation.Find(stream);
    }

    private static byte[] Png((string Type, byte[] Content)[] chunks) =>
        [0x89, .. "PNG\r\n\u001A\n"u8, .. chunks.SelectMany(c => (byte[])[.. Word(c.Content.Length, false), .. Encoding.Latin1.GetBytes(c.Type), .. c.Content, 0, 0, 0, 0])];

    /// <summary>Two directories: orientation and a pointer in the first, two texts in the second.</summary>
    private static byte[] Exif(ushort orientation, bool little)
    {
        const int second = 8 + 2 + 24 + 4;
        const int texts = second + 2 + 24 + 4;
        return
        [
            .. little ? "II*\0"u8 : "MM\0*"u8, .. Word(8, little),
            .. Half(2, little), .. Entry(0x0112, 3, 1, little, [.. Half(orientation, little), 0, 0]), .. Entry(0x8769, 4, 1, little, Word(second, little)), 0, 0, 0, 0,
            .. Half(2, little), .. Entry(0x9003, 2, 20, little, Word(texts, little)), .. Entry(0x9011, 2, 7, little, Word(texts + 20, little)), 0, 0, 0, 0,
            .. "2026:03:01 09:00:00\0+01:00\0"u8,
        ];
    }

    private static byte[] Entry(ushort tag, ushort type, int count, bool little, byte[] value) =>
        [.. Half(tag, little), .. Half(type, little), .. Word(count, little), .. value];

    private static byte[] Half(ushort value, bool little)
    {
        var bytes = new byte[2];
        if (little)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        }

        return bytes;
    }

    private static byte[] Word(int value, bool little)
    {
        var bytes = new byte[4];
        if (little)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        }

        return bytes;
    }
}
