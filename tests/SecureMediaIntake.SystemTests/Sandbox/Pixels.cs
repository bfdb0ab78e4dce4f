using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>Decodes a picture with a tool that is not ours, and says which colour each quarter has.</summary>
internal static class Pixels
{
    /// <summary>As seen: top left, top right, bottom left, bottom right.</summary>
    public static readonly string[] Upright = ["red", "green", "blue", "white"];

    public static async Task<string[]> QuartersAsync(string path, int width, int height)
    {
        var rgb = await Tool.BytesAsync("ffmpeg", "-nostdin", "-v", "error", "-noautorotate", "-i", path, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
        Assert.Equal(width * height * 3, rgb.Length);
        string At(int x, int y) => Name(rgb.AsSpan(((y * width) + x) * 3, 3));
        return
        [
            At(width / 4, height / 4), At(width * 3 / 4, height / 4), At(width / 4, height * 3 / 4), At(width * 3 / 4, height * 3 / 4),
        ];
    }

    private static string Name(ReadOnlySpan<byte> rgb) => (rgb[0] > 128, rgb[1] > 128, rgb[2] > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => $"{rgb[0]},{rgb[1]},{rgb[2]}",
    };
}
