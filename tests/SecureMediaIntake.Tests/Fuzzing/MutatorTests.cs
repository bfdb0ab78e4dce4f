using System.Buffers.Binary;
using System.Text;
using SecureMediaIntake.Fuzzing.Mutations;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Tests.Fuzzing;

/// <summary>A finding is worth something only if its file can be made again, and a run only if its files differ from the seeds.</summary>
public sealed class MutatorTests
{
    /// <summary>A movie whose only track has a table of two samples.</summary>
    private static readonly byte[] Movie =
    [
        .. Box("ftyp", [.. "isom"u8, 0, 0, 0, 0, .. "isom"u8]),
        .. Box("moov", Box("trak", Box("mdia", Box("minf", Box("stbl", Box("stsz", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, 0, 9])))))),
        .. Box("mdat", [.. Enumerable.Repeat((byte)7, 18)]),
    ];

    private static readonly byte[] Png =
    [
        .. PngWalk.Signature, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
    ];

    private static readonly byte[] Jpeg =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. new byte[14], 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 8, 3, .. new byte[9], 0xFF, 0xDA, 0, 4, 0, 0, 0xFF, 0xD9];

    [Fact]
    public void The_same_seed_and_number_make_the_same_file_whatever_was_made_before()
    {
        var first = new Mutator([Movie, Png, Jpeg]);
        var second = new Mutator([Movie, Png, Jpeg]);
        var forwards = Enumerable.Range(0, 300).Select(number => first.Mutate(number % 3, Dice.For(7, number))).ToList();
        var backwards = Enumerable.Range(0, 300).Reverse().Select(number => second.Mutate(number % 3, Dice.For(7, number))).Reverse().ToList();

        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void Throws_are_the_published_ones_so_that_another_machine_repeats_a_run() =>
        Assert.Equal(0xE220A8397B1DCDAFUL, new Dice(0).Next());

    [Fact]
    public void Another_seed_makes_other_files()
    {
        var mutator = new Mutator([Movie]);

        Assert.True(Enumerable.Range(0, 100).Count(number =>
            mutator.Mutate(0, Dice.For(1, number)).SequenceEqual(mutator.Mutate(0, Dice.For(2, number)))) < 5);
    }

    [Fact]
    public void Every_file_differs_from_its_seed_and_no_seed_is_changed()
    {
        byte[][] seeds = [[.. Movie], [.. Png], [.. Jpeg], [1], []];
        var mutator = new Mutator(seeds);

        Assert.All(Enumerable.Range(0, 5000), number => Assert.NotEqual(seeds[number % 5], mutator.Mutate(number % 5, Dice.For(3, number))));
        Assert.Equal([Movie, Png, Jpeg, [1], []], seeds);
    }

    [Fact]
    public void A_walk_finds_the_boxes_of_a_movie_and_the_number_of_its_samples()
    {
        var structure = Structure.Of(Movie);

        Assert.Equal(["ftyp", "moov", "trak", "mdia", "minf", "stbl", "stsz", "mdat"], structure.Elements.Select(one => NameOf(Movie, one)));
        Assert.Contains(structure.Numbers, number => number.Read(Movie) == 2);
    }

    [Fact]
    public void A_walk_finds_the_size_that_a_JPEG_states() =>
        Assert.Contains(Structure.Of(Jpeg).Numbers, number => number.Width == 2 && number.Read(Jpeg) == 9);

    [Fact]
    public void Checksums_of_a_PNG_are_made_right_again()
    {
        byte[] damaged = [.. Png];
        damaged[30] ^= 0xFF;
        PngWalk.Repair(damaged);

        Assert.Equal(Png, damaged);
    }

    private static string NameOf(byte[] file, Element box) => Encoding.ASCII.GetString(file, box.Start + 4, 4);

    private static byte[] Box(string name, byte[] body)
    {
        byte[] box = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. body];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }
}
