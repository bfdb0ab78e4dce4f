using SecureMediaIntake.Samples;
using SecureMediaIntake.Simulation.Figures;

namespace SecureMediaIntake.Simulation.Intake;

/// <summary>How many files a request brings, and which. Numbers are an assumption; kinds are in Figures/files.json.</summary>
internal static class FileMix
{
    /// <summary>Share of requests with 1, 2, … files.</summary>
    private static readonly double[] Numbers = [0.35, 0.30, 0.20, 0.10, 0.05];

    public static double MeanFiles => Numbers.Select((share, at) => share * (at + 1)).Sum();

    public static int Files(Dice dice) => 1 + Pick(Numbers, dice);

    public static FileKind Kind(Dice dice)
    {
        var left = dice.Fraction();

        foreach (var kind in FigureFiles.Files)
        {
            left -= kind.Share;

            if (left < 0)
            {
                return kind;
            }
        }

        return FigureFiles.Files[^1];
    }

    private static int Pick(double[] shares, Dice dice)
    {
        var left = dice.Fraction();
        var at = 0;

        while (at < shares.Length - 1 && (left -= shares[at]) >= 0)
        {
            at++;
        }

        return at;
    }
}
