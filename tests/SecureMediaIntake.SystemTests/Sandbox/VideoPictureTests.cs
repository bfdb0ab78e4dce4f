using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>What is shown: the right way round, nothing that was cut away, at the right time.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VideoPictureTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_video_turned_or_mirrored_by_its_matrix_comes_out_upright_and_the_report_says_how(int orientation)
    {
        var path = await sandbox.OddVideos.TurnedAsync($"turned-{orientation}.mp4", orientation);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(orientation, result.Media.Report.Facts!.Orientation);
        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
        }

        await Oracle.AssertCleanVideoAsync(result.Media[RenditionPart.Kept].Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_cut_off_the_start_stays_cut_off(bool copy)
    {
        var path = await sandbox.OddVideos.CutStartAsync($"cut-{copy}.mp4");

        using var result = await sandbox.SanitiseAsync(path, options: new() { CopyWhenCompliant = copy });

        Assert.False(result.Media.Report.Facts!.Copied);
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal(["green"], (await Pixels.FramesAsync(kept.Path, kept.Width, kept.Height)).Distinct());
        foreach (var still in result.Media.Files.Where(file => Filmstrip.IsStill(file.Part)))
        {
            Assert.Equal(["green"], await Pixels.FramesAsync(still.Path, still.Width, still.Height));
        }
    }

    [Fact]
    public async Task A_variable_frame_rate_keeps_the_time_of_every_picture()
    {
        var path = await sandbox.OddVideos.VariableRateAsync("variable.mp4");

        using var result = await sandbox.SanitiseAsync(path);

        var kept = result.Media[RenditionPart.Kept];
        var frames = await Pixels.FramesAsync(kept.Path, kept.Width, kept.Height);
        Assert.InRange(result.Media.Report.Facts!.Milliseconds!.Value, 1850, 2050);
        Assert.InRange((double)frames.Count(frame => frame is "red") / frames.Count, 0.4, 0.6);
        Assert.Equal(frames.Order(StringComparer.Ordinal).Reverse(), frames);
    }

    [Fact]
    public async Task Stills_are_spread_over_the_video_and_follow_its_length()
    {
        var path = await sandbox.OddVideos.VariableRateAsync("strip.mp4");

        using var result = await sandbox.SanitiseAsync(path);

        var stills = result.Media.Files.Where(file => Filmstrip.IsStill(file.Part)).ToList();
        Assert.Equal([RenditionPart.Still1, RenditionPart.Still2, RenditionPart.Still3], stills.Select(still => still.Part));
        Assert.Equal("red", (await Pixels.FramesAsync(stills[0].Path, stills[0].Width, stills[0].Height)).Single());
        Assert.Equal("green", (await Pixels.FramesAsync(stills[2].Path, stills[2].Width, stills[2].Height)).Single());
    }
}
