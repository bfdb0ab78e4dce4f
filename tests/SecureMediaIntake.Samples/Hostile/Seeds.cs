using System.Collections.Concurrent;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>A small sound file of each format, made once: what hostile files are built from.</summary>
internal sealed class Seeds(string folder)
{
    public static readonly string[] PhotoFormats = ["jpg", "png", "webp", "gif", "tif", "heic", "avif"];

    public static readonly string[] VideoFormats = ["mp4", "mov", "3gp", "mkv", "webm", "avi", "ts"];

    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> _made = new();

    public Task<byte[]> OfAsync(string format) => _made.GetOrAdd(format, one => new(() => MakeAsync(one))).Value;

    /// <summary>A file made by ffmpeg for one hostile file.</summary>
    /// <param name="name">Of the output; its ending picks the format.</param>
    /// <param name="arguments">All but the output.</param>
    public async Task<byte[]> FfmpegAsync(string name, params string[] arguments)
    {
        var path = PathOf(name);
        await Tool.FfmpegAsync([.. arguments, "-fflags", "+bitexact", "-flags:v", "+bitexact", path]);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>A seed after exiftool wrote into it.</summary>
    public async Task<byte[]> TaggedAsync(string format, params string[] arguments)
    {
        var path = PathOf($"tagged-{Bytes.Number(string.Join(' ', arguments), 0)}.{format}");
        await File.WriteAllBytesAsync(path, await OfAsync(format));
        await Tool.ExiftoolAsync([.. arguments, path]);
        return await File.ReadAllBytesAsync(path);
    }

    public string PathOf(string name)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    public async Task<string> WriteAsync(string name, byte[] bytes)
    {
        await File.WriteAllBytesAsync(PathOf(name), bytes);
        return PathOf(name);
    }

    private async Task<byte[]> MakeAsync(string format)
    {
        if (format is "heic" or "avif")
        {
            var picture = await WriteAsync($"for-{format}.png", await OfAsync("png"));
            string[] codec = format is "avif" ? ["-A"] : [];
            await Tool.BytesAsync("heif-enc", [.. codec, "-q", "80", picture, "-o", PathOf("seed." + format)]);
            return await File.ReadAllBytesAsync(PathOf("seed." + format));
        }

        string[] still = ["-f", "lavfi", "-i", "testsrc2=s=96x64:r=10"];
        string[] moving = [.. still, "-f", "lavfi", "-i", "sine=440:r=48000", "-t", "1"];
        return await FfmpegAsync("seed." + format, format switch
        {
            "mp4" or "mov" or "mkv" or "ts" => [.. moving, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"],
            "3gp" => [.. moving, "-s", "176x144", "-c:v", "h263", "-c:a", "aac"],
            "webm" => [.. moving, "-c:v", "libvpx", "-c:a", "libopus"],
            "avi" => [.. moving, "-c:v", "mpeg4", "-c:a", "mp3"],
            "gif" => [.. still, "-frames:v", "3"],
            _ => [.. still, "-frames:v", "1"],
        });
    }
}
