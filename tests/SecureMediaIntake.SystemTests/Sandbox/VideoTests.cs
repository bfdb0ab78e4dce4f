using System.Buffers.Binary;
using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/design.md A61 for videos: every byte is made by us, upright and in ordinary colours.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VideoTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task A_phone_video_loses_its_place_and_stands_upright()
    {
        var path = await sandbox.Videos.PhoneAsync("phone.mov");

        using var result = await sandbox.SanitiseAsync(path);

        var (facts, found) = (result.Media.Report.Facts!, result.Media.Report.Found);
        Assert.True(found is { Location: true, Device: true, Tags: > 3 });
        Assert.Equal("2026-03-01T09:10:11+01:00", facts.CapturedAt.ToString());
        Assert.Equal(6, facts.Orientation);
        Assert.True(facts.Sound);
        Assert.InRange(facts.Milliseconds!.Value, 1900, 2100);
        Assert.Equal(
            [RenditionPart.Kept, RenditionPart.Poster, RenditionPart.Thumbnail, RenditionPart.Still1, RenditionPart.Still2, RenditionPart.Still3, RenditionPart.Still4],
            result.Media.Files.Select(file => file.Part));

        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal("video/mp4", kept.ContentType);
        Assert.Equal((320, 240), (kept.Width, kept.Height));
        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
        }

        await Oracle.AssertCleanVideoAsync(kept.Path);
        foreach (var picture in result.Media.Files.Where(file => file.Part is not RenditionPart.Kept))
        {
            await Oracle.AssertCleanPhotoAsync(picture.Path);
        }

        Assert.Equal("h264", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=codec_name"));
        Assert.Equal("aac", await Oracle.ProbeAsync(kept.Path, "a:0", "stream=codec_name"));
    }

    /// <summary>The fuzzer found it: the report spoke of a sound track that the output did not have, and the gate held it for a person.</summary>
    [Fact]
    public async Task A_video_whose_sound_is_lost_is_kept_without_it_and_the_report_says_so()
    {
        var path = await sandbox.Videos.TaggedAsync("lost-sound.mp4");
        var bytes = await File.ReadAllBytesAsync(path);

        // Of the last edit list, the sound's: its media time lies far behind the last sample.
        var mediaTime = bytes.AsSpan().LastIndexOf("elst"u8) + 16;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(mediaTime), 0x00FFFFFF);
        await File.WriteAllBytesAsync(path, bytes);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.False(result.Media.Report.Facts!.Sound);
        Assert.True(result.Media.Report.Facts!.Damage);
    }

    [Fact]
    public async Task Titles_timecode_and_places_of_a_camera_are_gone()
    {
        var path = await sandbox.Videos.TaggedAsync("camera.mov", "-timecode", "10:11:12:13");

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(1, result.Media.Report.Found.DataTracks);
        Assert.True(result.Media.Report.Found.Location);
        Assert.Equal("2026-03-01T09:10:11Z", result.Media.Report.Facts!.CapturedAt.ToString());
        await Oracle.AssertCleanVideoAsync(result.Media[RenditionPart.Kept].Path);
    }

    [Fact]
    public async Task A_high_dynamic_range_video_is_tone_mapped_and_red_stays_red()
    {
        var path = await sandbox.Videos.HighDynamicRangeAsync("hlg.mov");

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(ColourHandling.ToneMapped, result.Media.Report.Facts!.Colour);
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal("bt709", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=color_transfer"));
        Assert.Equal("yuv420p", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=pix_fmt"));
        var colours = await Pixels.QuartersAsync(kept.Path, kept.Width, kept.Height);
        Assert.Equal("red", colours[0]);
        await Oracle.AssertCleanVideoAsync(kept.Path);
    }

    [Theory]
    [InlineData("odd.mp4", "321x241", 320, 240, "-c:v,libx264,-pix_fmt,yuv444p")]
    [InlineData("portrait.mp4", "1440x2560", 1080, 1920, "-c:v,libx264,-preset,ultrafast,-pix_fmt,yuv420p")]
    [InlineData("recorder.webm", "320x240", 320, 240, "-c:v,libvpx,-f,webm,-live,1")]
    [InlineData("old.avi", "320x240", 320, 240, "-c:v,mpeg4")]
    [InlineData("stream.ts", "320x240", 320, 240, "-c:v,libx264,-pix_fmt,yuv420p")]
    [InlineData("fragments.mp4", "320x240", 320, 240, "-c:v,libx264,-pix_fmt,yuv420p,-movflags,frag_keyframe+empty_moov")]
    public async Task Silent_videos_of_every_container_and_size_are_kept(string name, string size, int width, int height, string options)
    {
        var path = await sandbox.Videos.PlainAsync(name, size, options.Split(','));

        using var result = await sandbox.SanitiseAsync(path);

        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal((width, height), (kept.Width, kept.Height));
        Assert.False(result.Media.Report.Facts!.Sound);
        Assert.Empty(await Oracle.ProbeAsync(kept.Path, "a", "stream=index"));
        await Oracle.AssertCleanVideoAsync(kept.Path);
    }

    [Fact]
    public async Task A_fast_video_keeps_sixty_frames_a_second_and_the_report_says_what_it_had()
    {
        var path = await sandbox.Videos.PlainAsync("fast.mp4", "320x240", "-vf", "fps=120", "-c:v", "libx264", "-pix_fmt", "yuv420p");

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(120_000, result.Media.Report.Facts!.OriginalFramesPer1000Seconds);
        Assert.Equal(60_000, result.Media.Report.Facts!.FramesPer1000Seconds);
    }
}
