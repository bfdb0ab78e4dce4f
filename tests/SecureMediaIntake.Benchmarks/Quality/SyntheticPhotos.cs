using System.Text;
using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Benchmarks.Quality;

/// <summary>
/// Pictures that have what photos of patients have, and no JPEG behind them whose losses would hide ours: skin in soft light with sensor noise,
/// a rash of fine red dots, a wound with sharp edges beside a ruler.
/// </summary>
internal static class SyntheticPhotos
{
    private const int Width = 1600;

    private const int Height = 1200;

    public static IReadOnlyList<string> Names { get; } = ["skin", "rash", "wound"];

    public static async Task WriteAsync(string name, string path)
    {
        var light = new Clouds(seed: 7, cell: 400);
        var tone = new Clouds(seed: 11, cell: 90);
        var pores = new Clouds(seed: 13, cell: 6);
        var noise = new Dice(17);
        var dots = Dots(name is "rash" ? 900 : 0);
        var pixels = new byte[Width * Height * 3];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var brightness = 0.75 + (0.25 * light.At(x, y)) + (0.04 * pores.At(x, y));
                var (r, g, b) = (215 + (12 * tone.At(x, y)), 165 - (14 * tone.At(x, y)), 140 - (12 * tone.At(x, y)));
                var redness = name is "wound" ? Wound(x, y) : dots.Length > 0 ? dots[(y * Width) + x] : 0;
                (g, b) = (g - (95 * redness), b - (75 * redness));
                if (name is "wound" && y > Height - 160)
                {
                    (r, g, b) = Ruler(x, y) ? (20, 20, 20) : (240, 240, 235);
                }

                var at = ((y * Width) + x) * 3;
                pixels[at] = Value((r * brightness) + Noise(noise));
                pixels[at + 1] = Value((g * brightness) + Noise(noise));
                pixels[at + 2] = Value((b * brightness) + Noise(noise));
            }
        }

        await File.WriteAllBytesAsync(path, [.. Encoding.ASCII.GetBytes($"P6\n{Width} {Height}\n255\n"), .. pixels]);
    }

    /// <summary>Dots of 2 to 6 pixels, where halved colour resolution costs most.</summary>
    private static float[] Dots(int count)
    {
        if (count == 0)
        {
            return [];
        }

        var dice = new Dice(19);
        var map = new float[Width * Height];
        for (var dot = 0; dot < count; dot++)
        {
            var (size, cx, cy) = (1 + dice.Below(3), 8 + dice.Below(Width - 16), 8 + dice.Below(Height - 16));
            for (var y = -size; y <= size; y++)
            {
                for (var x = -size; x <= size; x++)
                {
                    if ((x * x) + (y * y) <= size * size)
                    {
                        map[((cy + y) * Width) + cx + x] = 0.9f;
                    }
                }
            }
        }

        return map;
    }

    private static double Wound(int x, int y)
    {
        var angle = Math.Atan2(y - 500, x - 800);
        var edge = 230 + (40 * Math.Sin(angle * 5)) + (18 * Math.Sin(angle * 17));
        var distance = Math.Sqrt(((x - 800) * (x - 800)) + ((y - 500) * (y - 500)));
        return distance < edge ? 0.95 : Math.Max(0, 0.4 - ((distance - edge) / 200));
    }

    private static bool Ruler(int x, int y) => x % 20 < 3 && y < Height - (x % 100 < 3 ? 60 : 110);

    /// <summary>About that of a phone in indoor light: a standard deviation of 2.5 steps.</summary>
    private static double Noise(Dice dice) => (dice.Fraction() + dice.Fraction() + dice.Fraction() - 1.5) * 5;

    private static byte Value(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    /// <summary>Smooth dice values between −1 and 1 on a grid of cells.</summary>
    private sealed class Clouds(ulong seed, int cell)
    {
        private readonly double[] _grid = Grid(seed, ((Width / cell) + 2) * ((Height / cell) + 2));

        private readonly int _across = (Width / cell) + 2;

        public double At(int x, int y)
        {
            var (column, row) = (x / cell, y / cell);
            var (u, v) = (Ease((double)(x % cell) / cell), Ease((double)(y % cell) / cell));
            var at = (row * _across) + column;
            var above = _grid[at] + (u * (_grid[at + 1] - _grid[at]));
            var below = _grid[at + _across] + (u * (_grid[at + _across + 1] - _grid[at + _across]));
            return above + (v * (below - above));
        }

        private static double[] Grid(ulong seed, int count)
        {
            var dice = new Dice(seed);
            return [.. Enumerable.Range(0, count).Select(_ => (dice.Fraction() * 2) - 1)];
        }

        private static double Ease(double t) => t * t * (3 - (2 * t));
    }
}
