using System.Diagnostics;
using SecureMediaIntake.Benchmarks.Measuring;
using SecureMediaIntake.Domain.Sanitising.Gate;
using SecureMediaIntake.FunctionApp.Sandbox;

namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>What the checks of one kept copy take in the worker: our own walk over every byte, and the second reader.</summary>
internal static class GateCost
{
    private const int Repeats = 20;

    /// <returns>Median in milliseconds, once warm.</returns>
    public static double Measure(string kept, int width, int height)
    {
        var expected = Expected.OfImage[0];
        List<double> times = [];
        for (var i = 0; i < Repeats; i++)
        {
            var startedAt = Stopwatch.GetTimestamp();
            using var file = File.OpenRead(kept);
            if (!JpegGate.Check(file, expected.Templates[0], width, height).Passed || !SecondOpinion.Check(file, SecondOpinion.Jpeg).Passed)
            {
                throw new InvalidOperationException("The gate refuses the kept copy.");
            }

            times.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
        }

        return Cost.Median(times.Skip(2));
    }
}
