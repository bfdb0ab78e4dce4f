using SecureMediaIntake.Domain.Sanitising;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>Issue 3: whatever a phone, a scanner or a messenger sends as a photo becomes the same clean JPEG, and the report says what was different.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PhotoFormatTests(SandboxFixture sandbox)
{
    private const double MostDistance = 5;

    /// <summary>Each made of the same upright master: by vips where the ending has options, else by ImageMagick.</summary>
    [Theory]
    [InlineData("progressive.jpg", "vips jpegsave {in} {out} --interlace --Q 95")]
    [InlineData("arithmetic.jpg", "cjpeg -arithmetic -quality 95 -outfile {out} {ppm}")]
    [InlineData("deep.png", "vips colourspace {in} {out} rgb16")]
    [InlineData("palette.png", "convert {in} -colors 8 png8:{out}")]
    [InlineData("palette.gif", "convert {in} {out}")]
    [InlineData("deep.tif", "convert {in} -depth 16 -compress lzw {out}")]
    [InlineData("deflate.tif", "convert {in} -compress zip {out}")]
    [InlineData("deep.heic", "heif-enc -q 90 -b 10 {deep} -o {out}")]
    [InlineData("tiles.avif", "avifenc --grid 2x2 -s 10 --min 5 --max 10 {in} {out}")]
    [InlineData("deep.avif", "avifenc -d 10 -s 10 --min 5 --max 10 {in} {out}")]
    public async Task A_photo_of_any_accepted_form_looks_the_same_afterwards(string name, string command)
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        var path = await MakeAsync(name, command, master);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.InRange(await Pixels.DistanceAsync(result.Media[RenditionPart.Kept].Path, master), 0, MostDistance);
        Assert.False(result.Media.Report.Facts!.Transparency);
        Assert.Equal(1, result.Media.Report.Facts.Frames);
    }

    [Theory]
    [InlineData("grey.jpg", "convert {in} -colorspace Gray -quality 95 {out}")]
    [InlineData("grey.png", "convert {in} -colorspace Gray {out}")]
    [InlineData("grey.tif", "convert {in} -colorspace Gray -compress lzw {out}")]
    public async Task A_grey_photo_stays_grey_in_three_channels(string name, string command)
    {
        var path = await MakeAsync(name, command, await sandbox.Photos.QuartersAsync("master.png"));

        using var result = await sandbox.SanitiseAsync(path);

        Assert.InRange(await Pixels.DistanceAsync(result.Media[RenditionPart.Kept].Path, path), 0, 1.5);
        Assert.Equal(ColourHandling.AsIs, result.Media.Report.Facts!.Colour);
    }

    [Theory]
    [InlineData("see-through.png")]
    [InlineData("see-through.webp")]
    [InlineData("see-through.tif")]
    [InlineData("see-through.heic")]
    public async Task See_through_places_become_white_and_the_report_says_so(string name)
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        var path = await MakeAsync(name, name.EndsWith("heic", StringComparison.Ordinal)
            ? "heif-enc -q 95 {alpha} -o {out}" : "convert {alpha} -define webp:lossless=true {out}", master);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.True(result.Media.Report.Facts!.Transparency);
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal(["white", "white", "white", "white"], await Pixels.QuartersAsync(kept.Path, kept.Width, kept.Height));
        await Oracle.AssertCleanPhotosAsync([.. result.Media.Files.Select(file => file.Path)], jfif: name.EndsWith("heic", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_alpha_channel_in_which_nothing_is_see_through_is_not_reported()
    {
        var path = await MakeAsync("opaque.png", "convert {in} -alpha on PNG32:{out}", await sandbox.Photos.QuartersAsync("master.png"));

        using var result = await sandbox.SanitiseAsync(path);

        Assert.False(result.Media.Report.Facts!.Transparency);
    }

    [Theory]
    [InlineData("moving.apng", "-f,apng")]
    [InlineData("moving.webp", "-c:v,libwebp_anim")]
    public async Task Of_a_moving_picture_the_first_is_kept_and_the_report_counts_the_others(string name, string options)
    {
        var path = sandbox.Photos.PathOf(name);
        await Tool.FfmpegAsync(["-f", "lavfi", "-i", "testsrc2=s=160x120:r=5", "-t", "1", .. options.Split(','), path]);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(5, result.Media.Report.Facts!.Frames);
        Assert.False(result.Media.Report.Facts.Transparency);
    }

    [Theory]
    [InlineData("burst.heic")]
    [InlineData("burst.avif")]
    public async Task Of_a_burst_the_main_picture_is_kept_wherever_it_stands(string name)
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        var other = sandbox.Photos.PathOf("other.png");
        await Tool.FfmpegAsync("-f", "lavfi", "-i", "color=gray:s=320x240", "-frames:v", "1", other);
        var path = sandbox.Photos.PathOf(name);
        await Photos.HeifAsync(path, other, master);
        await File.WriteAllBytesAsync(path, HeifSurgery.WithMain(await File.ReadAllBytesAsync(path), 2));

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(2, result.Media.Report.Facts!.Frames);
        Assert.InRange(await Pixels.DistanceAsync(result.Media[RenditionPart.Kept].Path, master), 0, MostDistance);
    }

    [Theory]
    [InlineData("gain-map.heic", "urn:com:apple:photo:2020:aux:hdrgainmap", true)]
    [InlineData("depth.heic", "urn:mpeg:hevc:2015:auxid:2", false)]
    [InlineData("depth.avif", "urn:mpeg:mpegB:cicp:systems:auxiliary:depth", false)]
    public async Task Pictures_that_serve_the_main_one_are_dropped_and_counted(string name, string urn, bool gainMap)
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        var other = await sandbox.Photos.QuartersAsync("map.png", 3);
        var path = sandbox.Photos.PathOf(name);
        await Photos.HeifAsync(path, master, other);
        var file = HeifSurgery.WithServant(await File.ReadAllBytesAsync(path), from: 2, to: 1);
        await File.WriteAllBytesAsync(path, HeifSurgery.WithProperty(file, 2, HeifSurgery.Purpose(urn)));

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal((1, gainMap), (result.Media.Report.Found.AuxiliaryPictures, result.Media.Report.Found.GainMap));
        Assert.Equal(1, result.Media.Report.Facts!.Frames);
        Assert.InRange(await Pixels.DistanceAsync(result.Media[RenditionPart.Kept].Path, master), 0, MostDistance);
    }

    [Fact]
    public async Task A_heic_in_tiles_with_a_thumbnail_is_whole()
    {
        var large = await sandbox.Photos.QuartersAsync("large.png", 1, "-s", "1280x960");
        var path = sandbox.Photos.PathOf("thumbnail.heic");
        await Tool.BytesAsync("heif-enc", "-q", "90", "-t", "128", large, "-o", path);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(1, result.Media.Report.Found.Thumbnails);
        var kept = result.Media[RenditionPart.Kept];
        Assert.Equal(Pixels.Upright, await Pixels.QuartersAsync(kept.Path, kept.Width, kept.Height));
    }

    /// <summary>As Google's and Adobe's cameras write it: an index of two pictures, XMP that speaks of a gain map, the map behind the photo.</summary>
    [Fact]
    public async Task A_jpeg_with_a_gain_map_keeps_its_ordinary_picture_and_the_report_says_so()
    {
        var master = await sandbox.Photos.QuartersAsync("master.png");
        var path = await sandbox.Photos.QuartersAsync("ultra.jpg", 1, "-q:v", "2");
        var map = await sandbox.Photos.QuartersAsync("ultra-map.jpg", 3, "-s", "80x60");
        await File.WriteAllBytesAsync(path, UltraHdr.Join(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(map)));

        using var result = await sandbox.SanitiseAsync(path);

        var found = result.Media.Report.Found;
        Assert.True(found is { GainMap: true, AuxiliaryPictures: 1, XmpBytes: > 0 });
        Assert.Equal(new FileInfo(map).Length, found.TrailerBytes);
        Assert.InRange(await Pixels.DistanceAsync(result.Media[RenditionPart.Kept].Path, master), 0, MostDistance);
        await Oracle.AssertCleanPhotosAsync([.. result.Media.Files.Select(file => file.Path)], jfif: false);
    }

    [Theory]
    [InlineData("phone.jpg", "Apple", "iPhone 15 Pro", "", CameraClass.Phone)]
    [InlineData("camera.tif", "Canon", "Canon EOS R6", "", CameraClass.Camera)]
    [InlineData("screenshot.png", "", "", "Screenshot", CameraClass.Screenshot)]
    [InlineData("phone.webp", "Google", "Pixel 8", "", CameraClass.Phone)]
    [InlineData("edited.jpg", "", "", "", CameraClass.Unknown)]
    public async Task What_kind_of_camera_it_was_stays_when_its_name_goes(string name, string make, string model, string comment, CameraClass expected)
    {
        var path = await sandbox.Photos.QuartersAsync(name);
        await Tool.ExiftoolAsync("-EXIF:Make=" + make, "-EXIF:Model=" + model, "-EXIF:UserComment=" + comment, "-EXIF:ExposureTime=1/60",
            "-EXIF:DateTimeOriginal=2026:03:01 09:10:11", path);

        using var result = await sandbox.SanitiseAsync(path);

        Assert.Equal(expected, result.Media.Report.Facts!.Camera);
        Assert.Equal("2026-03-01T09:10:11", result.Media.Report.Facts.CapturedAt.ToString());
    }

    private async Task<string> MakeAsync(string name, string command, string master)
    {
        var path = sandbox.Photos.PathOf(name);
        if (command.Contains("{ppm}", StringComparison.Ordinal))
        {
            await Tool.FfmpegAsync("-i", master, sandbox.Photos.PathOf("master.ppm"));
        }
        else if (command.Contains("{deep}", StringComparison.Ordinal))
        {
            await Tool.BytesAsync("vips", "colourspace", master, sandbox.Photos.PathOf("master-deep.png"), "rgb16");
        }
        else if (command.Contains("{alpha}", StringComparison.Ordinal))
        {
            await Tool.BytesAsync(
                "convert", master, "-alpha", "set", "-channel", "A", "-evaluate", "set", "25%", "PNG32:" + sandbox.Photos.PathOf("master-alpha.png"));
        }

        string[] words = [.. command.Split(' ').Select(word => word
            .Replace("{in}", master, StringComparison.Ordinal).Replace("{out}", path, StringComparison.Ordinal)
            .Replace("{ppm}", sandbox.Photos.PathOf("master.ppm"), StringComparison.Ordinal)
            .Replace("{deep}", sandbox.Photos.PathOf("master-deep.png"), StringComparison.Ordinal)
            .Replace("{alpha}", sandbox.Photos.PathOf("master-alpha.png"), StringComparison.Ordinal))];
        await Tool.BytesAsync(words[0], words[1..]);
        return path;
    }
}
