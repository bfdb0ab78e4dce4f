using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>H4 and section 9 of the media design: what HEIC decoders keep quiet about.</summary>
public sealed class HeifStructureTests
{
    [Fact]
    public void A_whole_photo_is_accepted() => Assert.Equal(new PhotoStructure(1, IsDisplayP3: false), Accepted(new HeifBuilder()));

    [Fact]
    public void A_photo_is_refused_wherever_it_was_cut()
    {
        var photo = new HeifBuilder().ToBytes();
        for (var length = 0; length < photo.Length; length++)
        {
            Assert.IsType<Outcome<PhotoStructure>.Refused>(Check(photo[..length]));
        }

        Assert.Equal("cut-short", Cause(photo[..^1]));
        Assert.Equal("cut-short", Cause(photo[..^99]));
    }

    [Fact]
    public void A_picture_that_lies_beyond_the_file_is_refused_although_every_box_is_whole()
    {
        Assert.Equal("cut-short", Cause(new HeifBuilder { Shift = 1 }));
        Assert.Equal("cut-short", Cause(new HeifBuilder { Length = 101 }));
        Assert.Equal("cut-short", Cause(new HeifBuilder { Length = uint.MaxValue }));
    }

    [Fact]
    public void A_place_that_wraps_around_64_bits_is_outside()
    {
        // As an unsigned number just below 2^64: with the length it would land at the start of the file.
        Assert.Equal("cut-short", Cause(new HeifBuilder { Shift = -500 }));
    }

    [Fact]
    public void A_place_in_another_item_or_file_is_refused() => Assert.Equal("unknown-kind", Cause(new HeifBuilder { ConstructionMethod = 2 }));

    [Fact]
    public void A_place_in_item_data_that_is_not_there_is_refused() => Assert.Equal("cut-short", Cause(new HeifBuilder { ConstructionMethod = 1 }));

    [Theory]
    [InlineData(9, 16)]
    [InlineData(9, 18)]
    [InlineData(12, 16)]
    [InlineData(1, 18)]
    [InlineData(9, 14)]
    public void Hdr_colours_are_refused(ushort primaries, ushort transfer) =>
        Assert.Equal("hdr-photo", Cause(new HeifBuilder { Colours = { (HeifBuilder.Nclx(primaries, transfer), 1) } }));

    [Fact]
    public void Hdr_colours_of_a_tile_are_refused() => Assert.Equal("hdr-photo", Cause(new HeifBuilder
    {
        Items = { (2, "hvc1", false) },
        Links = { ("dimg", 1, [2]) },
        Colours = { (HeifBuilder.Nclx(9, 16), 2) },
    }));

    [Fact]
    public void The_hdr_version_beside_an_ordinary_photo_does_not_matter() => Assert.Equal(new PhotoStructure(1, IsDisplayP3: false), Accepted(new HeifBuilder
    {
        Items = { (2, "tmap", false), (3, "hvc1", true) },
        Links = { ("dimg", 2, [1, 3]) },
        Colours = { (HeifBuilder.Nclx(9, 16), 2), (HeifBuilder.Nclx(1, 13), 1) },
    }));

    [Fact]
    public void Display_P3_by_numbers_alone_is_told_to_the_decoder() =>
        Assert.True(Accepted(new HeifBuilder { Colours = { (HeifBuilder.Nclx(12, 13), 1) } }).IsDisplayP3);

    [Fact]
    public void A_profile_counts_more_than_numbers() =>
        Assert.False(Accepted(new HeifBuilder { Colours = { (HeifBuilder.Nclx(12, 13), 1), ([.. "prof"u8, 0, 0], 1) } }).IsDisplayP3);

    [Fact]
    public void Pictures_are_counted_without_tiles_thumbnails_masks_and_data() => Assert.Equal(2, Accepted(new HeifBuilder
    {
        Items =
        {
            (2, "grid", false), (3, "hvc1", false), (4, "hvc1", false), (5, "hvc1", false), (6, "hvc1", false), (7, "Exif", false), (8, "hvc1", true),
        },
        Links = { ("dimg", 2, [3, 4]), ("thmb", 5, [1]), ("auxl", 6, [1]), ("cdsc", 7, [1]) },
    }).Pictures);

    [Fact]
    public void A_trailer_that_is_no_box_does_not_matter()
    {
        byte[] photo = [.. new HeifBuilder().ToBytes(), .. "SEFT trailer of a phone, longer than a box header"u8];

        Assert.IsType<Outcome<PhotoStructure>.Ok>(Check(photo));
    }

    [Fact]
    public void Items_that_are_made_from_each_other_in_a_ring_end() => Assert.Equal(1, Accepted(new HeifBuilder
    {
        Items = { (2, "iden", false) },
        Links = { ("dimg", 1, [2]), ("dimg", 2, [1]) },
    }).Pictures);

    [Fact]
    public void Two_thousand_damaged_photos_get_an_answer_and_never_a_fault()
    {
        var bits = new SeededBits(seed: 20_260_304);
        var photo = new HeifBuilder
        {
            Items = { (2, "grid", false), (3, "hvc1", false) },
            Links = { ("dimg", 2, [3]) },
            Colours = { (HeifBuilder.Nclx(12, 13), 1) },
        }.ToBytes();
        for (var i = 0; i < 2_000; i++)
        {
            Assert.NotNull(Check(bits.Mutate(photo)));
        }
    }

    private static Outcome<PhotoStructure> Check(byte[] photo)
    {
        using var stream = new MemoryStream(photo, writable: false);
        return HeifStructure.Check(stream);
    }

    private static PhotoStructure Accepted(HeifBuilder photo) => Assert.IsType<Outcome<PhotoStructure>.Ok>(Check(photo.ToBytes())).Value;

    private static string? Cause(HeifBuilder photo) => Cause(photo.ToBytes());

    private static string? Cause(byte[] photo) => MediaProblems.CauseOf(Assert.IsType<Outcome<PhotoStructure>.Refused>(Check(photo)).Problem);
}
