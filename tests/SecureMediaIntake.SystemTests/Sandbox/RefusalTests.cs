using System.Buffers.Binary;
using System.Diagnostics;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>A25 and A26 of docs/design.md: what is refused, and that nothing comes out of it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class RefusalTests(SandboxFixture sandbox)
{
    private static readonly SniffedMedia Image = new(MediaKind.Photo, SanitiserProfile.Image, null);

    private static readonly SniffedMedia Mov = new(MediaKind.Video, SanitiserProfile.Video, "mov");

    [Theory]
    [InlineData("cut.jpg", 50)]
    [InlineData("cut.png", 50)]
    [InlineData("cut.webp", 50)]
    [InlineData("cut.gif", 50)]
    [InlineData("cut.tif", 50)]
    public async Task A_photo_cut_short_is_refused(string name, int percent)
    {
        var whole = sandbox.Photos.PathOf("whole-" + name);
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=640x480", "-frames:v", "1", whole);

        await AssertRefusedAsync(await CutAsync(whole, name, percent), "unreadable");
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(99)]
    public async Task A_heic_cut_short_is_refused_although_its_decoder_would_show_something(int percent)
    {
        var whole = sandbox.Photos.PathOf("whole.heic");
        await Tool.BytesAsync("heif-enc", "-q", "80", await sandbox.Photos.QuartersAsync("for-cut-heic.png"), "-o", whole);

        await AssertRefusedAsync(await CutAsync(whole, $"cut-{percent}.heic", percent), "unreadable");
    }

    [Theory]
    [InlineData("cut.mp4", "-c:v,libx264,-pix_fmt,yuv420p")]
    [InlineData("cut-index-first.mp4", "-c:v,libx264,-pix_fmt,yuv420p,-movflags,faststart")]
    [InlineData("cut.mkv", "-c:v,libx264,-pix_fmt,yuv420p")]
    public async Task A_video_cut_short_is_refused(string name, string options)
    {
        var whole = await sandbox.Videos.PlainAsync("whole-" + name, "320x240", options.Split(','));

        await AssertRefusedAsync(await CutAsync(whole, name, 60), "unreadable");
    }

    [Fact]
    public async Task A_playlist_named_as_a_video_is_refused_by_sniff_and_by_the_sandbox()
    {
        var secret = sandbox.Videos.PathOf("another-patient.mp4");
        await sandbox.Videos.PlainAsync("another-patient.mp4", "320x240", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var path = sandbox.Videos.PathOf("playlist.mp4");
        await File.WriteAllTextAsync(path, $"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n");

        await AssertRefusedAsync(path, "unsafe");
        await AssertRefusedAsync(path, "unreadable", Mov);
    }

    [Fact]
    public async Task A_picture_that_claims_four_gigapixels_is_refused_before_it_is_decoded()
    {
        var path = await sandbox.Photos.QuartersAsync("bomb.jpg");
        var bytes = await File.ReadAllBytesAsync(path);
        var frame = bytes.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 5), 65_500);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 7), 65_500);
        await File.WriteAllBytesAsync(path, bytes);

        var started = Stopwatch.GetTimestamp();
        await AssertRefusedAsync(path, "too-large");

        // Decoding would take half a minute; the limit leaves room for a busy machine.
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_raw_photo_dressed_as_a_tiff_is_refused_because_its_picture_is_a_thumbnail()
    {
        var path = await sandbox.Photos.QuartersAsync("raw.tif");
        await Tool.ExiftoolAsync("-DNGVersion=1 4 0 0", "-n", "-IFD0:SubfileType=1", path);

        await AssertRefusedAsync(path, "unreadable", Image, SanitisingProblems.Raw.PublicMessage);
    }

    [Fact]
    public async Task A_video_in_a_studio_codec_is_refused_with_advice()
    {
        var path = await sandbox.Videos.PlainAsync("studio.mov", "320x240", "-c:v", "prores_ks");

        await AssertRefusedAsync(path, "unreadable", null, SanitisingProblems.UnsupportedCodec.PublicMessage);
    }

    [Fact]
    public async Task A_video_of_over_five_minutes_is_refused_before_it_is_decoded()
    {
        var path = sandbox.Videos.PathOf("long.mp4");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "color=red:s=64x64:r=1", "-t", "310", "-c:v", "libx264", "-pix_fmt", "yuv420p", path);

        await AssertRefusedAsync(path, "too-long");
    }

    private static async Task<string> CutAsync(string whole, string name, int percent)
    {
        var bytes = await File.ReadAllBytesAsync(whole);
        var path = Path.Combine(Path.GetDirectoryName(whole)!, name);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length * percent / 100)]);
        return path;
    }

    private async Task AssertRefusedAsync(string path, string code, SniffedMedia? forced = null, string? advice = null)
    {
        using var result = await sandbox.SanitiseAsync(path, forced);
        Assert.Equal(code, result.Problem.Code);
        Assert.Equal(advice ?? result.Problem.PublicMessage, result.Problem.PublicMessage);
        Assert.Empty(Directory.EnumerateFileSystemEntries(result.Folder.OutPath));
    }
}
