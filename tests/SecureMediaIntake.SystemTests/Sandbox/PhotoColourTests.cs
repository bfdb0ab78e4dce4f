using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>
/// Redness is a diagnosis: what a photo's own colours mean must come out, in sRGB. Patches of skin, blood, bruise and grey, measured in CIEDE2000
/// against what other tools make of the same file (vips 8.14 and lcms 2 of Debian).
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class PhotoColourTests(SandboxFixture sandbox)
{
    /// <summary>Of any patch. 1 is the least that a trained eye sees side by side.</summary>
    private const double MostDifference = 1.0;

    private const string Profiles = "/usr/share/color/icc/";

    /// <summary>The file holds the patches' numbers, and the profile says what they mean.</summary>
    [Theory]
    [InlineData("display-p3.jpg", "p3")]
    [InlineData("adobe.jpg", Profiles + "compatibleWithAdobeRGB1998.icc")]
    [InlineData("adobe.png", Profiles + "compatibleWithAdobeRGB1998.icc")]
    [InlineData("wide.tif", Profiles + "LStar-RGB.icc")]
    [InlineData("adobe.webp", Profiles + "compatibleWithAdobeRGB1998.icc")]
    [InlineData("grey.jpg", Profiles + "Gray.icc")]
    [InlineData("cmyk.jpg", "cmyk")]
    [InlineData("display-p3.heic", "p3")]
    public async Task Colours_are_converted_by_the_photos_own_profile(string name, string profile)
    {
        var path = await sandbox.Patches.AssignAsync(name, profile);
        var expected = sandbox.Photos.PathOf(name + "-expected.png");
        await Tool.BytesAsync("vips", "icc_transform", await Patches.DecodedAsync(path), expected, "srgb", "--embedded", "--intent", "relative");

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(ColourHandling.Converted, result.Media.Report.Facts!.Colour);
        Assert.True(result.Media.Report.Found.IccBytes > 100);
        await AssertSameAsync(result.Media[RenditionPart.Kept].Path, expected);
    }

    [Theory]
    [InlineData("numbered.avif")]
    [InlineData("numbered.heic")]
    [InlineData("numbered.png")]
    public async Task Display_p3_by_numbers_is_converted_as_the_profile_would_be(string name)
    {
        var path = await sandbox.Patches.NumberedAsync(name, primaries: 12, transfer: 13);
        var profiled = await sandbox.Patches.AssignAsync(name + "-p3.jpg", "p3");
        var expected = sandbox.Photos.PathOf(name + "-expected.png");
        await Tool.BytesAsync("vips", "icc_transform", profiled, expected, "srgb", "--embedded", "--intent", "relative");

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(ColourHandling.Converted, result.Media.Report.Facts!.Colour);
        await AssertSameAsync(result.Media[RenditionPart.Kept].Path, expected, 1.5);
    }

    [Theory]
    [InlineData("pq.avif", 9, 16)]
    [InlineData("hlg.avif", 9, 18)]
    [InlineData("wide.avif", 9, 13)]
    [InlineData("pq.heic", 9, 16)]
    [InlineData("hlg.heic", 12, 18)]
    [InlineData("pq.png", 9, 16)]
    public async Task High_dynamic_range_photos_are_refused_with_advice(string name, byte primaries, byte transfer)
    {
        var path = await sandbox.Patches.NumberedAsync(name, primaries, transfer);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(SanitisingProblems.HighDynamicRange, result.Problem);
    }

    /// <summary>Nobody knows which inks were meant: those of the profile that the same numbers come with elsewhere.</summary>
    [Fact]
    public async Task Inks_without_a_profile_are_read_by_a_common_one()
    {
        var profiled = await sandbox.Patches.AssignAsync("inks.jpg", "cmyk");
        var expected = sandbox.Photos.PathOf("inks-expected.png");
        await Tool.BytesAsync("vips", "icc_transform", profiled, expected, "srgb", "--embedded", "--intent", "relative");
        await Tool.ExiftoolAsync("-icc_profile=", profiled);

        using var result = await sandbox.SanitiseAsync(profiled);

        Assert.Equal(0, result.Media.Report.Found.IccBytes);
        await AssertSameAsync(result.Media[RenditionPart.Kept].Path, expected);
    }

    [Fact]
    public async Task A_profile_that_cannot_be_the_photos_is_not_said_to_have_been_used()
    {
        var path = await sandbox.Patches.AssignAsync("wrong.jpg", Profiles + "Gray.icc", colours: true);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(ColourHandling.AsIs, result.Media.Report.Facts!.Colour);
        await AssertSameAsync(result.Media[RenditionPart.Kept].Path, await sandbox.Patches.MasterAsync());
    }

    [Fact]
    public async Task A_photo_without_a_profile_keeps_its_numbers()
    {
        var master = await sandbox.Patches.MasterAsync();

        using var result = await sandbox.SanitiseAsync(master);

        Assert.Equal(ColourHandling.AsIs, result.Media.Report.Facts!.Colour);
        await AssertSameAsync(result.Media[RenditionPart.Kept].Path, master, 0.7);
    }

    private static async Task AssertSameAsync(string path, string expected, double most = MostDifference)
    {
        var (ours, theirs) = (Patches.MeansOf(await Pixels.RgbAsync(path)), Patches.MeansOf(await Pixels.RgbAsync(expected)));
        for (var patch = 0; patch < Patches.Colours.Length; patch++)
        {
            var difference = ColourDifference.Between(ours[patch], theirs[patch]);
            Assert.True(difference <= most, $"Patch {patch}: {string.Join(',', ours[patch])} for {string.Join(',', theirs[patch])}, {difference:0.00} apart");
        }
    }
}
