using SecureMediaIntake.FunctionApp.Sandbox;
using SecureMediaIntake.Tests.Sanitising.Fixtures;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>A61: a reader that others wrote finds nothing either, and would have found something.</summary>
public sealed class SecondOpinionTests
{
    [Fact]
    public void It_finds_nothing_in_what_our_tools_make()
    {
        Assert.Null(Ask(SamplePhotos.Kept, SecondOpinion.Jpeg));
        Assert.Null(Ask(SamplePhotos.KeptFromHeic, SecondOpinion.Jpeg));
        Assert.Null(Ask(SamplePhotos.Preview, SecondOpinion.Jpeg));
        Assert.Null(Ask(SamplePhotos.Thumbnail, SecondOpinion.Jpeg));
        Assert.Null(Ask(SampleVideos.WithSound, SecondOpinion.Mp4));
        Assert.Null(Ask(SampleVideos.Silent, SecondOpinion.Mp4));
        Assert.Null(Ask(SampleVideos.SoundLater, SecondOpinion.Mp4));
    }

    [Fact]
    public void It_finds_a_comment() => Assert.Equal("second-opinion-unexpected", Ask(WithSegment(0xFE, [.. "a name"u8]), SecondOpinion.Jpeg));

    [Fact]
    public void It_finds_exif()
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x0F, 0, 2, 0, 0, 0, 4, .. "Pho\0"u8, 0, 0, 0, 0,
        ];

        Assert.Equal("second-opinion-unexpected", Ask(WithSegment(0xE1, exif), SecondOpinion.Jpeg));
    }

    [Fact]
    public void It_finds_a_date_in_a_video()
    {
        var movie = new Mp4Surgery(SampleVideos.WithSound);
        movie.Movie["mvhd"].Content[7] = 1;
        Assert.Equal("second-opinion-date", Ask(movie.Close(), SecondOpinion.Mp4));

        var track = new Mp4Surgery(SampleVideos.WithSound);
        track.Sound["tkhd"].Content[11] = 1;
        Assert.Equal("second-opinion-date", Ask(track.Close(), SecondOpinion.Mp4));
    }

    [Fact]
    public void It_finds_a_turned_picture()
    {
        var video = new Mp4Surgery(SampleVideos.Silent);
        byte[] matrix = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0];
        matrix.CopyTo(video.Video["tkhd"].Content.AsSpan(40));

        Assert.Equal("second-opinion-rotation", Ask(video.Close(), SecondOpinion.Mp4));
    }

    [Fact]
    public void It_finds_that_a_photo_is_no_video_and_a_video_no_photo()
    {
        Assert.Equal("second-opinion-unexpected", Ask(SamplePhotos.Kept, SecondOpinion.Mp4));
        Assert.Equal("second-opinion-unexpected", Ask(SampleVideos.Silent, SecondOpinion.Jpeg));
    }

    [Fact]
    public void It_says_so_when_it_cannot_read_the_file() => Assert.Equal("second-opinion-unreadable", Ask([.. "no media"u8], SecondOpinion.Jpeg));

    private static byte[] WithSegment(byte marker, byte[] content)
    {
        var photo = SamplePhotos.Kept;
        var length = content.Length + 2;
        return [.. photo[..2], 0xFF, marker, (byte)(length >> 8), (byte)length, .. content, .. photo[2..]];
    }

    private static string? Ask(byte[] bytes, string contentType)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return SecondOpinion.Check(stream, contentType).Finding;
    }
}
