using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>Whatever codec and container a camera uses, the same clean MP4 comes out, with the picture's corners where they were.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VideoFormatTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("h264.mp4", "-c:v libx264 -c:a aac")]
    [InlineData("h264.mov", "-c:v libx264 -c:a alac")]
    [InlineData("h264.mkv", "-c:v libx264 -c:a libopus")]
    [InlineData("h264.ts", "-c:v libx264 -c:a ac3")]
    [InlineData("hevc.mov", "-c:v libx265 -x265-params log-level=error -tag:v hvc1 -c:a pcm_s16le")]
    [InlineData("hevc.mkv", "-c:v libx265 -x265-params log-level=error -c:a aac")]
    [InlineData("vp8.webm", "-c:v libvpx -c:a libvorbis")]
    [InlineData("vp9.webm", "-c:v libvpx-vp9 -deadline realtime -c:a libopus")]
    [InlineData("av1.mp4", "-c:v libaom-av1 -cpu-used 8 -usage realtime -c:a aac")]
    [InlineData("av1.webm", "-c:v libaom-av1 -cpu-used 8 -usage realtime -c:a libopus")]
    [InlineData("mpeg4.mp4", "-c:v mpeg4 -q:v 3 -c:a aac")]
    [InlineData("mpeg4.avi", "-c:v mpeg4 -q:v 3 -c:a libmp3lame")]
    [InlineData("h263.3gp", "-c:v h263 -q:v 3 -c:a aac")]
    [InlineData("mjpeg.avi", "-c:v mjpeg -pix_fmt yuvj420p -q:v 3 -c:a pcm_mulaw")]
    public async Task Every_codec_in_every_container_comes_out_as_the_same_clean_form(string name, string codecs)
    {
        var path = await sandbox.OddVideos.CodecAsync(name, codecs.Split(' '));

        using var result = await sandbox.SanitiseAsync(path);

        var (kept, facts) = (result.Media[RenditionPart.Kept], result.Media.Report.Facts!);
        Assert.True(facts.Sound);
        Assert.False(facts.Copied);
        Assert.InRange(facts.Milliseconds!.Value, 400, 700);
        Assert.Equal((OddVideos.Width, OddVideos.Height), (kept.Width, kept.Height));
        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
        }

        Assert.Equal("h264", await Oracle.ProbeAsync(kept.Path, "v:0", "stream=codec_name"));
        Assert.Equal("aac", await Oracle.ProbeAsync(kept.Path, "a:0", "stream=codec_name"));
        await Oracle.AssertCleanVideoAsync(kept.Path);
    }

    [Theory]
    [InlineData("iphone.mov", CameraClass.Phone, "com.apple.quicktime.make=Apple", "com.apple.quicktime.model=iPhone 15 Pro")]
    [InlineData("android.mp4", CameraClass.Phone, "com.android.version=14")]
    [InlineData("screen.mp4", CameraClass.Screenshot, "com.apple.quicktime.author=ReplayKitRecording")]
    [InlineData("nobody.mp4", CameraClass.Unknown, "title=a title")]
    public async Task The_class_of_the_device_is_kept_and_its_name_is_not(string name, CameraClass expected, params string[] tags)
    {
        var path = await sandbox.OddVideos.TaggedAsync(name, tags);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(expected, result.Media.Report.Facts!.Camera);
        await Oracle.AssertCleanVideoAsync(result.Media[RenditionPart.Kept].Path);
    }

    [Fact]
    public async Task Of_many_tracks_the_picture_and_the_first_sound_stay_and_the_rest_is_counted()
    {
        var path = await sandbox.OddVideos.ManyTracksAsync("tracks.mkv");

        using var result = await sandbox.SanitiseAsync(path);

        var found = result.Media.Report.Found;
        Assert.Equal((1, 1, 1, 1, 2), (found.SoundTracks, found.SubtitleTracks, found.Attachments, found.Covers, found.Chapters));
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal("h264aac", string.Concat((await Oracle.ProbeAsync(kept.Path, "v", "stream=codec_name")), await Oracle.ProbeAsync(kept.Path, "a", "stream=codec_name")));
        Assert.True(await Pixels.IsSilentAsync(kept.Path), "The second sound track was kept instead of the first.");
        await Oracle.AssertCleanVideoAsync(kept.Path);
    }
}
