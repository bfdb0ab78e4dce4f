using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>
/// Makes photos and clips that cost about what real ones do: fine structure, soft gradients and sensor noise everywhere. Made once and kept, as the
/// tools that make them take a minute.
/// </summary>
internal sealed class Sources(string folder)
{
    private const string Structure = "gblur=sigma=1.5,noise=alls=3:allf=t,eq=saturation=1.2";

    private string PathOf(string name) => Path.GetFullPath(Path.Combine(folder, name));

    /// <summary>Profile for ImageMagick, which brings none.</summary>
    public string SrgbProfile => PathOf("srgb.icc");

    public async Task<IReadOnlyList<Source>> MakeAsync()
    {
        Directory.CreateDirectory(folder);
        await PictureAsync("12.png", "4000x3000");
        await OnceAsync(PathOf("48.png"), path => Tool.BytesAsync("vips", "replicate", PathOf("12.png"), path, "2", "2"));
        var photos = new List<Source>
        {
            new("JPEG 12 MP", SourceKind.Photo, await JpegAsync("12.jpg", "12.png"), await DecodedAsync("12.jpg")),
            new("JPEG 12 MP, Display P3", SourceKind.WidePhoto, await WideAsync("12-p3.jpg", "12.png"), await InSrgbAsync("12-p3.jpg")),
            new("JPEG 12 MP, turned", SourceKind.TurnedPhoto, await TurnedAsync("12-turned.jpg", "12.jpg"), await UprightAsync("12.jpg.png")),
            new("JPEG 48 MP", SourceKind.Photo, await JpegAsync("48.jpg", "48.png"), null),
            new("JPEG 48 MP, Display P3", SourceKind.WidePhoto, await WideAsync("48-p3.jpg", "48.png"), null),
            new("JPEG 48 MP, turned", SourceKind.TurnedPhoto, await TurnedAsync("48-turned.jpg", "48.jpg"), null),
            new("PNG 12 MP, 16 bit", SourceKind.Photo, await DeepAsync("12-16bit.png", "12.png"), PathOf("12.png")),
            new("HEIC 12 MP", SourceKind.Heic, await HeicAsync("12.heic", "12.png"), await DecodedAsync("12.heic")),
        };
        await OnceAsync(SrgbProfile, path => Tool.BytesAsync("vips", "icc_transform", PathOf("12-p3.jpg"), PathOf("profile.jpg"), "srgb")
            .ContinueWith(async _ => await File.WriteAllBytesAsync(path, await Tool.BytesAsync("exiftool", "-b", "-ICC_Profile", PathOf("profile.jpg"))), TaskScheduler.Default).Unwrap());
        return
        [
            .. photos,
            await ClipAsync("H.264 1080p30, 5 s", "h264-1080.mp4", "1920x1080", 5, "-c:v", "libx264", "-preset", "veryfast", "-crf", "19"),
            await ClipAsync("H.264 1080p30, 20 s", "h264-1080-20s.mp4", "1920x1080", 20, "-c:v", "libx264", "-preset", "veryfast", "-crf", "19"),
            await ClipAsync("HEVC 1080p30, 20 s", "hevc-1080-20s.mov", "1920x1080", 20, "-c:v", "libx265", "-preset", "ultrafast", "-crf", "22", "-x265-params", "log-level=error", "-tag:v", "hvc1"),
            await ClipAsync("HEVC 4K30, 10 s", "hevc-4k-10s.mov", "3840x2160", 10, "-c:v", "libx265", "-preset", "ultrafast", "-crf", "24", "-x265-params", "log-level=error", "-tag:v", "hvc1"),
            await ClipAsync("H.264 360p30, 10 s", "h264-10s.mp4", "640x360", 10, "-c:v", "libx264", "-preset", "veryfast"),
            await ClipAsync("H.264 360p30, 60 s", "h264-60s.mp4", "640x360", 60, "-c:v", "libx264", "-preset", "veryfast"),
        ];
    }

    private Task<string> PictureAsync(string name, string size) => OnceAsync(PathOf(name), path => Tool.FfmpegAsync(
        "-f", "lavfi", "-i", $"mandelbrot=s={size}:start_scale=0.01:start_x=-0.743643:start_y=-0.131825,{Structure}", "-frames:v", "1", "-pix_fmt", "rgb24", path));

    private Task<string> JpegAsync(string name, string picture) =>
        OnceAsync(PathOf(name), path => Tool.BytesAsync("vips", "copy", PathOf(picture), path + "[Q=92,subsample-mode=on]"));

    private Task<string> WideAsync(string name, string picture) =>
        OnceAsync(PathOf(name), path => Tool.BytesAsync("vips", "icc_transform", PathOf(picture), path + "[Q=92,subsample-mode=on]", "p3", "--input-profile", "srgb"));

    private Task<string> InSrgbAsync(string wide) =>
        OnceAsync(PathOf(wide + ".png"), path => Tool.BytesAsync("vips", "icc_transform", PathOf(wide), path, "srgb", "--embedded", "--intent", "relative"));

    private Task<string> TurnedAsync(string name, string photo) => OnceAsync(PathOf(name), async path =>
    {
        File.Copy(PathOf(photo), path);
        await Tool.ExiftoolAsync("-n", "-Orientation=6", path);
    });

    /// <summary>What the file shows, by a tool that decodes it and does nothing else: what it lost when it was made is not ours to be judged by.</summary>
    private Task<string> DecodedAsync(string name) => OnceAsync(PathOf(name + ".png"), path => name.EndsWith(".heic", StringComparison.Ordinal)
        ? Tool.BytesAsync("heif-convert", "--quiet", PathOf(name), path)
        : Tool.BytesAsync("vips", "copy", PathOf(name), path));

    private Task<string> UprightAsync(string picture) =>
        OnceAsync(PathOf("upright-" + picture), path => Tool.BytesAsync("vips", "rot", PathOf(picture), path, "d90"));

    private Task<string> DeepAsync(string name, string picture) => OnceAsync(PathOf(name), path => Tool.FfmpegAsync("-i", PathOf(picture), "-pix_fmt", "rgb48be", path));

    private Task<string> HeicAsync(string name, string picture) =>
        OnceAsync(PathOf(name), path => Tool.BytesAsync("heif-enc", "-q", "75", "-o", path, PathOf(picture)));

    private async Task<Source> ClipAsync(string words, string name, string size, int seconds, params string[] codec)
    {
        var path = await OnceAsync(PathOf(name), made => Tool.FfmpegAsync(
            // A camera that moves over the photo, with noise of its own in each frame.
            ["-r", "30", "-i", PathOf("12.png"), "-f", "lavfi", "-i", "sine=440:r=48000", "-t", $"{seconds}",
             "-vf", $"loop=-1:1:0,setpts=N/30/TB,crop={size.Replace('x', ':')}:x='mod(2*n,160)':y='mod(n,120)',noise=alls=3:allf=t", .. codec,
             "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k", made]));
        return new(words, SourceKind.Video, path, size is "1920x1080" ? path : null);
    }

    private static async Task<string> OnceAsync(string path, Func<string, Task> makeAsync)
    {
        if (!File.Exists(path))
        {
            // Under its own ending, which tells the tools the format; a run that was stopped leaves no half file under the final name.
            var partial = Path.Combine(Path.GetDirectoryName(path)!, "part-" + Path.GetFileName(path));
            File.Delete(partial);
            await makeAsync(partial);
            File.Move(partial, path);
        }

        return path;
    }
}
