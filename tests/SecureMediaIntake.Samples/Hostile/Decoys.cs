namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Files with two pictures, where the wrong one might be kept: the clinician must see what the patient sees.</summary>
internal static class Decoys
{
    private static readonly string[] Red = ["-f", "lavfi", "-i", "color=red:s=96x64:r=10"];

    private static readonly string[] Blue = ["-f", "lavfi", "-i", "color=blue:s=96x64:r=10"];

    public static IReadOnlyList<HostileFile> Files { get; } =
    [
        HostileFile.Of("thumbnail.jpg", "The EXIF thumbnail shows something else", Fate.Kept, async seeds =>
        {
            var thumbnail = await seeds.WriteAsync("decoy-thumbnail.jpg", await PictureAsync(seeds, "blue.jpg", Blue));
            var photo = await seeds.WriteAsync("decoy.jpg", await PictureAsync(seeds, "red.jpg", Red));
            await Tool.ExiftoolAsync("-Make=x", "-ThumbnailImage<=" + thumbnail, photo);
            return await File.ReadAllBytesAsync(photo);
        }) with { Shows = "red" },
        HostileFile.Of("second-picture.jpg", "A second JPEG stands behind the first, as in a set of pictures", Fate.Kept, async seeds =>
            [.. await PictureAsync(seeds, "red.jpg", Red), .. await PictureAsync(seeds, "blue.jpg", Blue)]) with { Shows = "red" },
        HostileFile.Of("cover-first.mkv", "The first picture of the file is its cover, the video comes after", Fate.Kept, async seeds =>
        {
            var cover = await seeds.WriteAsync("cover.jpg", await PictureAsync(seeds, "blue.jpg", Blue));
            return await seeds.FfmpegAsync("cover.mkv", [.. Red, "-t", "1", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-attach", cover, "-metadata:s:t", "mimetype=image/jpeg"]);
        }) with { Shows = "red" },
        HostileFile.Of("cover-first.mp4", "The first video track is cover art", Fate.Kept, async seeds =>
        {
            var cover = await seeds.WriteAsync("cover2.jpg", await PictureAsync(seeds, "blue.jpg", Blue));
            return await seeds.FfmpegAsync("cover.mp4", ["-i", cover, .. Red, "-t", "1", "-map", "0", "-map", "1", "-c:v:0", "copy", "-c:v:1", "libx264", "-pix_fmt:v:1", "yuv420p", "-disposition:v:0", "attached_pic"]);
        }) with { Shows = "red" },
        HostileFile.Of("two-videos.mp4", "Two video tracks: the first is what players show", Fate.Kept, seeds => seeds.FfmpegAsync(
            "two.mp4", [.. Red, .. Blue, "-t", "1", "-map", "0", "-map", "1", "-c:v", "libx264", "-pix_fmt", "yuv420p"])) with { Shows = "red" },
        HostileFile.Of("frames.gif", "The second frame shows something else: the first is kept and the page says so", Fate.Kept, seeds => seeds.FfmpegAsync(
            "decoy.gif", [.. Red, .. Blue, "-filter_complex", "[0]trim=end_frame=1[a];[1]trim=end_frame=1[b];[a][b]concat"])) with { Shows = "red" },
        HostileFile.Of("preview-first.tif", "A TIFF whose first picture calls itself a preview of another", Fate.Unreadable, async seeds =>
        {
            var path = await seeds.WriteAsync("preview.tif", await seeds.OfAsync("tif"));
            await Tool.ExiftoolAsync("-n", "-IFD0:SubfileType=1", path);
            return await File.ReadAllBytesAsync(path);
        }),
        HostileFile.Of("raw.tif", "A RAW photo dressed as a TIFF", Fate.Unreadable, async seeds =>
        {
            var path = await seeds.WriteAsync("raw.tif", await seeds.OfAsync("tif"));
            await Tool.ExiftoolAsync("-DNGVersion=1 4 0 0", path);
            return await File.ReadAllBytesAsync(path);
        }),
    ];

    private static Task<byte[]> PictureAsync(Seeds seeds, string name, string[] source) => seeds.FfmpegAsync("decoy-" + name, [.. source, "-frames:v", "1"]);
}
