using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Seeds;

/// <summary>Photos as ffmpeg and libheif write them.</summary>
internal static class PhotoFormats
{
    public static IReadOnlyList<SeedFormat> All { get; } =
    [
        Still("jpeg-420", ".jpg", "-pix_fmt", "yuvj420p", "-q:v", "4"),
        Still("jpeg-444", ".jpg", "-pix_fmt", "yuvj444p", "-q:v", "2", "-huffman", "default"),
        new("jpeg-trailer", ".jpg", true, MotionPhotoAsync),
        Still("png-rgb", ".png", "-pix_fmt", "rgb24"),
        Still("png-16", ".png", "-pix_fmt", "rgb48be"),
        Still("png-alpha", ".png", "-pix_fmt", "rgba", "-vf", "format=rgba,colorchannelmixer=aa=0.5"),
        Still("png-grey", ".png", "-pix_fmt", "gray"),
        Still("png-palette", ".png", "-pix_fmt", "pal8"),
        Frames("apng", ".apng", "-f", "apng", "-plays", "0"),
        Still("webp-lossy", ".webp", "-c:v", "libwebp", "-quality", "70"),
        Still("webp-lossless", ".webp", "-c:v", "libwebp", "-lossless", "1"),
        Frames("webp-animated", ".webp", "-c:v", "libwebp_anim", "-loop", "0"),
        Still("gif", ".gif"),
        Frames("gif-animated", ".gif"),
        Still("tiff-raw", ".tif", "-compression_algo", "raw", "-pix_fmt", "rgb24"),
        Still("tiff-lzw", ".tif", "-compression_algo", "lzw", "-pix_fmt", "rgb24"),
        Still("tiff-deflate", ".tif", "-compression_algo", "deflate", "-pix_fmt", "gray"),
        Still("tiff-16", ".tif", "-compression_algo", "packbits", "-pix_fmt", "rgb48le"),
        Heif("heic", ".heic", "rgb24"),
        Heif("heic-10", ".heic", "rgb48be", "-b", "10"),
        Heif("heic-alpha", ".heic", "rgba"),
        Heif("avif", ".avif", "rgb24", "-A"),
        Still("avif-10", ".avif", "-c:v", "libaom-av1", "-still-picture", "1", "-cpu-used", "8", "-pix_fmt", "yuv420p10le"),
    ];

    private static SeedFormat Still(string name, string ending, params string[] options) => new(
        name, ending, Taggable: ending is not ".gif", (variant, path) => Tool.FfmpegAsync([.. variant.Photo, "-frames:v", "1", .. options, path]));

    private static SeedFormat Frames(string name, string ending, params string[] options) => new(
        name, ending, Taggable: false, (variant, path) => Tool.FfmpegAsync([.. variant.Photo, "-frames:v", "3", .. options, path]));

    private static SeedFormat Heif(string name, string ending, string pixels, params string[] options) => new(name, ending, Taggable: true, async (variant, path) =>
    {
        var png = path + ".png";
        await Tool.FfmpegAsync([.. variant.Photo, "-frames:v", "1", "-pix_fmt", pixels, png]);
        await Tool.BytesAsync("heif-enc", ["-q", "50", .. options, "-o", path, png]);
        File.Delete(png);
    });

    /// <summary>A phone's moving photo: a short film behind the picture.</summary>
    private static async Task MotionPhotoAsync(SeedVariant variant, string path)
    {
        var film = path + ".mp4";
        await Tool.FfmpegAsync([.. variant.Photo, "-frames:v", "1", path]);
        await Tool.FfmpegAsync([.. variant.Video, "-frames:v", "2", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-threads", "1", film]);
        await File.AppendAllBytesAsync(path, await File.ReadAllBytesAsync(film));
        File.Delete(film);
    }
}
