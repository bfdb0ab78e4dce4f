using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>Redness is a diagnosis: whatever colours a video has, BT.709 comes out, and the report says what was done.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VideoColourTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("pq.mov", "bt2020", "smpte2084", "bt2020nc", true, ColourHandling.ToneMapped)]
    [InlineData("wide.mov", "bt2020", "bt709", "bt2020nc", true, ColourHandling.Converted)]
    [InlineData("p3.mov", "smpte432", "bt709", "bt709", false, ColourHandling.Converted)]
    [InlineData("plain.mov", "bt709", "bt709", "bt709", false, ColourHandling.AsIs)]
    public async Task Wide_and_bright_colours_become_ordinary_ones(
        string name, string primaries, string transfer, string matrix, bool tenBit, ColourHandling expected)
    {
        var path = await sandbox.OddVideos.LabelledAsync(name, primaries, transfer, matrix, tenBit);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(expected, result.Media.Report.Facts!.Colour);
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal("bt709", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=color_primaries"));
        Assert.Equal("bt709", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=color_transfer"));
        Assert.Equal("bt709", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=color_space"));
        var (red, grey) = (await Pixels.AtAsync(kept.Path, kept.Width, 32, 48), await Pixels.AtAsync(kept.Path, kept.Width, 96, 48));
        Assert.True(red.R > 2 * red.G && red.R > 2 * red.B, $"Red came out as {red}.");
        Assert.InRange(Math.Abs(grey.R - grey.G) + Math.Abs(grey.G - grey.B), 0, 12);

        // A wider red is brought to the place where BT.709 shows the same colour: further out, never paler.
        Assert.True(expected is not ColourHandling.Converted || red.R > 0xC4, $"Wide red came out as {red}.");
        await Oracle.AssertCleanVideoAsync(kept.Path);
    }

    [Fact]
    public async Task Dolby_Vision_with_an_ordinary_base_is_tone_mapped_like_its_base()
    {
        var path = await sandbox.OddVideos.DolbyVisionAsync("dolby8.mov", profile: 8, compatibility: 4);
        Assert.Equal("8", await Oracle.ProbeAsync(path, "v:0", "stream_side_data=dv_profile"));

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(ColourHandling.ToneMapped, result.Media.Report.Facts!.Colour);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public async Task Dolby_Vision_that_only_Dolby_Vision_can_show_is_refused(int profile)
    {
        var path = await sandbox.OddVideos.DolbyVisionAsync($"dolby{profile}.mov", profile, compatibility: 0);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(SanitisingProblems.HighDynamicRange, result.Problem);
    }
}
