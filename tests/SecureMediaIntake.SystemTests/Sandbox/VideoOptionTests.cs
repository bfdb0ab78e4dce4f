using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>What a request may choose: without sound, 4K; and what an organisation may choose: copying what is already as ours would be.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VideoOptionTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sound_that_is_not_wanted_is_gone_and_the_report_says_so(bool copy)
    {
        var path = await sandbox.OddVideos.CodecAsync($"quiet-{copy}.mp4", "-c:v", "libx264", "-c:a", "aac");

        using var result = await sandbox.SanitiseAsync(path, options: new() { KeepSound = false, CopyWhenCompliant = copy });

        var facts = result.Media.Report.Facts!;
        Assert.True(facts is { Sound: false, SoundRemoved: true });
        Assert.Equal(copy, facts.Copied);
        Assert.Empty(await Oracle.ProbeAsync(result.Media[RenditionPart.Kept].Path, "a", "stream=index"));
        await Oracle.AssertCleanVideoAsync(result.Media[RenditionPart.Kept].Path);
    }

    [Theory]
    [InlineData(false, 1920, 1080)]
    [InlineData(true, 3840, 2160)]
    public async Task Four_thousand_pixels_are_kept_only_where_they_were_asked_for(bool upTo4K, int width, int height)
    {
        var path = await sandbox.Videos.PlainAsync(
            $"large-{upTo4K}.mp4", "3840x2160", "-frames:v", "6", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");

        using var result = await sandbox.SanitiseAsync(path, options: new() { UpTo4K = upTo4K });

        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal((width, height), (kept.Width, kept.Height));
        await Oracle.AssertCleanVideoAsync(kept.Path);
    }

    [Fact]
    public async Task What_must_be_tone_mapped_is_made_smaller_rather_than_refused_although_4K_was_asked_for()
    {
        var path = await sandbox.Videos.PlainAsync(
            "large-bright.mov", "3840x2160", "-frames:v", "3", "-vf", "format=yuv420p10le,setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc",
            "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc", "-tag:v", "hvc1");

        using var result = await sandbox.SanitiseAsync(path, options: new() { UpTo4K = true });

        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal((1920, 1080), (kept.Width, kept.Height));
        Assert.Equal(ColourHandling.ToneMapped, result.Media.Report.Facts!.Colour);
    }

    [Theory]
    [InlineData("copied-high.mp4", "-c:v libx264 -profile:v high -c:a aac")]
    [InlineData("copied-main.mov", "-c:v libx264 -profile:v main -c:a libmp3lame")]
    [InlineData("copied-baseline.mp4", "-c:v libx264 -profile:v baseline -c:a aac")]
    [InlineData("copied-modelled.mp4", "-c:v libx264 -x264-params nal-hrd=vbr:vbv-maxrate=500:vbv-bufsize=500 -c:a aac")]
    public async Task A_compliant_video_keeps_its_coded_pictures_and_nothing_else(string name, string codecs)
    {
        var path = await sandbox.OddVideos.CodecAsync(name, codecs.Split(' '));

        using var result = await sandbox.SanitiseAsync(path, options: new() { CopyWhenCompliant = true });

        var (kept, facts) = (result.Media[RenditionPart.Kept], result.Media.Report.Facts!);
        Assert.True(facts is { Copied: true, Sound: true });
        Assert.Equal(await Pixels.FrameHashesAsync(path), await Pixels.FrameHashesAsync(kept.Path));
        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
        }

        await Oracle.AssertCleanVideoAsync(kept.Path);
    }

    [Theory]
    [InlineData("again-ten.mp4", "-c:v libx264 -pix_fmt yuv420p10le -c:a aac")]
    [InlineData("again-hevc.mp4", "-c:v libx265 -x265-params log-level=error -tag:v hvc1 -c:a aac")]
    [InlineData("again-fields.mp4", "-c:v libx264 -flags +ildct+ilme -c:a aac")]
    [InlineData("again-stream.ts", "-c:v libx264 -c:a aac")]
    public async Task What_is_not_compliant_is_transcoded_all_the_same(string name, string codecs)
    {
        var path = await sandbox.OddVideos.CodecAsync(name, codecs.Split(' '));

        using var result = await sandbox.SanitiseAsync(path, options: new() { CopyWhenCompliant = true });

        Assert.False(result.Media.Report.Facts!.Copied);
        await Oracle.AssertCleanVideoAsync(result.Media[RenditionPart.Kept].Path);
    }

    [Fact]
    public async Task A_damaged_video_is_not_copied_but_refused()
    {
        var path = await sandbox.OddVideos.CodecAsync("damaged.mp4", "-c:v", "libx264", "-c:a", "aac", "-movflags", "faststart");
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..^(bytes.Length / 4)]);

        using var result = await sandbox.SanitiseAsync(path, options: new() { CopyWhenCompliant = true });

        Assert.Equal(SanitisingProblems.Unreadable, result.Problem);
    }
}
