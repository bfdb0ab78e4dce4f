namespace SecureMediaIntake.Samples;

/// <summary>How different two sRGB colours look: CIEDE2000. About 1 is the least that a trained eye sees side by side.</summary>
/// <remarks>Sharma, Wu, Dalal: The CIEDE2000 color-difference formula, Color Research and Application 30 (2005). White point D65.</remarks>
internal static class ColourDifference
{
    private const double TwentyFiveToThe7 = 6_103_515_625;

    public static double Between(ReadOnlySpan<byte> rgb, ReadOnlySpan<byte> other) => Between(ToLab(rgb), ToLab(other));

    public static double Between((double L, double A, double B) one, (double L, double A, double B) two)
    {
        var meanC = (Math.Sqrt((one.A * one.A) + (one.B * one.B)) + Math.Sqrt((two.A * two.A) + (two.B * two.B))) / 2;
        var stretch = 1 + (0.5 * (1 - Weight(meanC)));
        var (c1, h1) = Polar(one.A * stretch, one.B);
        var (c2, h2) = Polar(two.A * stretch, two.B);

        var turn = h2 - h1;
        turn = c1 * c2 == 0 ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        var deltaL = two.L - one.L;
        var deltaC = c2 - c1;
        var deltaH = 2 * Math.Sqrt(c1 * c2) * Sin(turn / 2);

        var l = (one.L + two.L) / 2;
        var c = (c1 + c2) / 2;
        var h = c1 * c2 == 0 ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
        var t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.20 * Cos((4 * h) - 63));
        var fifty = (l - 50) * (l - 50);
        var scaleL = 1 + (0.015 * fifty / Math.Sqrt(20 + fifty));
        var scaleC = 1 + (0.045 * c);
        var scaleH = 1 + (0.015 * c * t);
        var rotation = -Sin(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2))) * 2 * Weight(c);

        var (x, y, z) = (deltaL / scaleL, deltaC / scaleC, deltaH / scaleH);
        return Math.Sqrt((x * x) + (y * y) + (z * z) + (rotation * y * z));
    }

    /// <summary>IEC 61966-2-1 for the transfer and the primaries, CIE 15 for the rest.</summary>
    public static (double L, double A, double B) ToLab(ReadOnlySpan<byte> rgb)
    {
        var (r, g, b) = (Linear(rgb[0]), Linear(rgb[1]), Linear(rgb[2]));
        var x = Root(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / 0.95047);
        var y = Root((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = Root(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Weight(double c) => Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + TwentyFiveToThe7));

    private static (double Length, double Degrees) Polar(double a, double b)
    {
        var degrees = a == 0 && b == 0 ? 0 : Math.Atan2(b, a) * 180 / Math.PI;
        return (Math.Sqrt((a * a) + (b * b)), degrees < 0 ? degrees + 360 : degrees);
    }

    private static double Linear(byte value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);

    private static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
