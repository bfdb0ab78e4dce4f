using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>Decodes a picture with a tool that is not ours, and says which colour each quarter has.</summary>
internal static class Pixels
{
    /// <summary>As seen: top left, top right, bottom left, bottom right.</summary>
    public static readonly string[] Upright = ["red", "green", "blue", "white"];

    public static Task<byte[]> RgbAsync(string path) => Tool.BytesAsync(
        "ffmpeg", "-nostdin", "-v", "error", "-noautorotate", "-i", path, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");

    /// <summary>Mean distance of two pictures of one size, in steps of 8 bits. Another turn or mirror of a picture is dozens away.</summary>
    public static async Task<double> DistanceAsync(string path, string master)
    {
        var (one, two) = (await RgbAsync(path), await RgbAsync(master));
        Assert.Equal(two.Length, one.Length);
        return one.Zip(two, (a, b) => Math.Abs(a - b)).Average();
    }

    public static async Task<string[]> QuartersAsync(string path, int width, int height)
    {
        var rgb = await RgbAsync(path);
        Assert.Equal(width * height * 3, rgb.Length);
        string At(int x, int y) => Name(rgb.AsSpan(((y * width) + x) * 3, 3));
        return
        [
            At(width / 4, height / 4), At(width * 3 / 4, height / 4), At(width / 4, height * 3 / 4), At(width * 3 / 4, height * 3 / 4),
        ];
    }

    /// <summary>The colour in the middle of every frame, in the order in which a player shows them.</summary>
    public static async Task<IReadOnlyList<string>> FramesAsync(string path, int width, int height)
    {
        var rgb = await DecodeAsync(path);
        var size = width * height * 3;
        Assert.True(rgb.Length > 0 && rgb.Length % size == 0);
        return [.. Enumerable.Range(0, rgb.Length / size).Select(frame => Name(rgb.AsSpan((frame * size) + (((height / 2 * width) + (width / 2)) * 3), 3)))];
    }

    /// <summary>One pixel of the first frame.</summary>
    public static async Task<(int R, int G, int B)> AtAsync(string path, int width, int x, int y)
    {
        var rgb = (await DecodeAsync(path)).AsMemory(((y * width) + x) * 3, 3).ToArray();
        return (rgb[0], rgb[1], rgb[2]);
    }

    /// <summary>A hash of every decoded frame, without times.</summary>
    public static async Task<IEnumerable<string>> FrameHashesAsync(string path)
    {
        var lines = (await Tool.TextAsync("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "framemd5", "-")).Split('\n');
        var hashes = lines.Where(line => line.Length > 0 && line[0] is not '#').Select(line => line.Split(',')[^1].Trim()).ToList();
        Assert.NotEmpty(hashes);
        return hashes;
    }

    public static async Task<bool> IsSilentAsync(string path) =>
        (await Tool.BytesAsync("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:a:0", "-f", "s16le", "-")).All(sample => sample is 0 or 255 or 1);

    private static Task<byte[]> DecodeAsync(string path) => Tool.BytesAsync(
        "ffmpeg", "-nostdin", "-v", "error", "-noautorotate", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");

    private static string Name(ReadOnlySpan<byte> rgb) => (rgb[0] > 128, rgb[1] > 128, rgb[2] > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => $"{rgb[0]},{rgb[1]},{rgb[2]}",
    };
}
