using System.Buffers.Binary;
using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>docs/design.md A61: location, device and thumbnail go; orientation, colour and time of the photo stay right.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PhotoTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_photo_stands_upright_whichever_way_the_phone_was_held(int orientation)
    {
        var path = await sandbox.Photos.QuartersAsync($"orientation-{orientation}.jpg", orientation);
        await sandbox.Photos.TagAsync(path, orientation);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(orientation, result.Media.Report.Facts!.Orientation);
        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
        }
    }

    [Fact]
    public async Task A_phone_photo_loses_place_device_and_thumbnail_and_keeps_its_time()
    {
        var path = await sandbox.Photos.QuartersAsync("phone.jpg");
        await sandbox.Photos.TagAsync(path);

        using var result = await sandbox.SanitiseAsync(path);

        var report = result.Media.Report;
        Assert.True(report.Found is { Location: true, Device: true, Thumbnails: 1, XmpBytes: > 0, IptcBytes: > 0, ExifFields: > 8, GpsFields: > 3 });
        Assert.Equal("2026-03-01T09:10:11+01:00", report.Facts!.CapturedAt.ToString());
        Assert.Equal([RenditionPart.Kept, RenditionPart.Preview, RenditionPart.Thumbnail], result.Media.Files.Select(file => file.Part));
        Assert.Equal((320, 240), (result.Media[RenditionPart.Kept].Width, result.Media[RenditionPart.Kept].Height));
        foreach (var file in result.Media.Files)
        {
            Assert.Equal("image/jpeg", file.ContentType);
            await Oracle.AssertCleanPhotoAsync(file.Path);
        }
    }

    [Fact]
    public async Task Preview_and_thumbnail_have_the_sizes_that_pages_expect()
    {
        var path = await sandbox.Photos.QuartersAsync("large.jpg", 1, "-s", "4000x3000");

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal((4000, 3000), (result.Media[RenditionPart.Kept].Width, result.Media[RenditionPart.Kept].Height));
        Assert.Equal((1600, 1200), (result.Media[RenditionPart.Preview].Width, result.Media[RenditionPart.Preview].Height));
        Assert.Equal((320, 240), (result.Media[RenditionPart.Thumbnail].Width, result.Media[RenditionPart.Thumbnail].Height));
    }

    [Theory]
    [InlineData("still.png")]
    [InlineData("still.webp")]
    [InlineData("still.tif")]
    public async Task Every_accepted_format_becomes_a_clean_upright_jpeg(string name)
    {
        var path = await sandbox.Photos.QuartersAsync(name, 6);
        await Tool.ExiftoolAsync("-n", "-Orientation=6", "-Make=" + Photos.Canary, "-XMP:Creator=" + Photos.Canary, path);

        using var result = await sandbox.SanitiseAsync(path);

        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
            await Oracle.AssertCleanPhotoAsync(file.Path);
        }
    }

    [Fact]
    public async Task A_png_whose_exif_stands_after_its_pixels_is_upright_all_the_same()
    {
        var path = await sandbox.Photos.QuartersAsync("late.png", 6);
        await sandbox.Photos.TagAsync(path, 6);
        await File.WriteAllBytesAsync(path, MoveExifToTheEnd(await File.ReadAllBytesAsync(path)));

        using var result = await sandbox.SanitiseAsync(path);

        var report = result.Media.Report;
        Assert.Equal(6, report.Facts!.Orientation);
        Assert.Equal("2026-03-01T09:10:11+01:00", report.Facts.CapturedAt.ToString());
        Assert.True(report.Found is { Location: true, Device: true, ExifFields: > 8 });
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(kept.Path, kept.Width, kept.Height));
        await Oracle.AssertCleanPhotoAsync(kept.Path);
    }

    [Fact]
    public async Task A_moving_gif_keeps_its_first_picture_and_says_how_many_there_were()
    {
        var path = sandbox.Photos.PathOf("moving.gif");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=160x120:r=5", "-t", "2", path);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(10, result.Media.Report.Facts!.Frames);
        await Oracle.AssertCleanPhotoAsync(result.Media[RenditionPart.Kept].Path);
    }

    [Fact]
    public async Task An_avif_is_kept()
    {
        var path = sandbox.Photos.PathOf("still.avif");
        await Tool.BytesAsync("heif-enc", "-A", await sandbox.Photos.QuartersAsync("for-avif.png"), "-o", path);

        using var result = await sandbox.SanitiseAsync(path);

        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(kept.Path, kept.Width, kept.Height));
        await Oracle.AssertCleanPhotoAsync(kept.Path);
    }

    [Fact]
    public async Task A_heic_is_kept_upright_and_clean_with_both_smaller_pictures()
    {
        var source = await sandbox.Photos.QuartersAsync("for-heic.jpg");
        await sandbox.Photos.TagAsync(source);
        var path = sandbox.Photos.PathOf("phone.heic");
        await Tool.BytesAsync("heif-enc", "-q", "80", source, "-o", path);
        await Tool.ExiftoolAsync("-GPSLatitude=51.5", "-GPSLatitudeRef=N", "-Make=" + Photos.Canary, "-DateTimeOriginal=2026:03:01 09:10:11", path);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.True(result.Media.Report.Found is { Location: true, Device: true });
        Assert.Equal("2026-03-01T09:10:11", result.Media.Report.Facts!.CapturedAt.ToString()![..19]);
        Assert.Equal([RenditionPart.Kept, RenditionPart.Preview, RenditionPart.Thumbnail], result.Media.Files.Select(file => file.Part));
        foreach (var file in result.Media.Files)
        {
            Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(file.Path, file.Width, file.Height));
            await Oracle.AssertCleanPhotoAsync(file.Path, jfif: file.Part is RenditionPart.Kept);
        }
    }

    [Fact]
    public async Task A_grey_heic_has_three_colour_components_as_the_gate_expects()
    {
        var grey = sandbox.Photos.PathOf("grey.png");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=160x120", "-frames:v", "1", "-vf", "format=gray", grey);
        var path = sandbox.Photos.PathOf("grey.heic");
        await Tool.BytesAsync("heif-enc", "-q", "80", grey, "-o", path);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(3, result.Media.Files.Count);
    }

    [Fact]
    public async Task A_photo_that_was_cut_and_closed_again_is_kept_and_marked_as_damaged()
    {
        var whole = sandbox.Photos.PathOf("whole.jpg");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=800x600", "-frames:v", "1", "-q:v", "2", whole);
        var bytes = await File.ReadAllBytesAsync(whole);
        var path = sandbox.Photos.PathOf("closed-again.jpg");
        await File.WriteAllBytesAsync(path, [.. bytes[..(bytes.Length / 2)], 0xFF, 0xD9]);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.True(result.Media.Report.Facts!.Damage);
    }

    [Fact]
    public async Task What_was_hidden_behind_the_picture_is_counted_and_gone()
    {
        var path = await sandbox.Photos.QuartersAsync("trailer.jpg");
        await File.AppendAllTextAsync(path, "PK\u0003\u0004" + Photos.Canary);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(4 + Photos.Canary.Length, result.Media.Report.Found.TrailerBytes);
        await Oracle.AssertCleanPhotoAsync(result.Media[RenditionPart.Kept].Path);
    }

    private static byte[] MoveExifToTheEnd(byte[] png)
    {
        const int Beside = 12;
        var name = png.AsSpan().IndexOf("eXIf"u8);
        var start = name - 4;
        var length = Beside + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(start));
        var end = png.AsSpan().LastIndexOf("IEND"u8) - 4;
        return start < end
            ? [.. png[..start], .. png[(start + length)..end], .. png[start..(start + length)], .. png[end..]]
            : throw new InvalidOperationException("The tool put it at the end already.");
    }
}
