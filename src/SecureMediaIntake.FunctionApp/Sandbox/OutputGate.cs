using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Gate;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Judges one taken file: our own walk over every byte, then a second reader, then whether the report told the truth about it.</summary>
internal static class OutputGate
{
    /// <summary>The Sanitiser measures with ffprobe, the gate by the sample table; they round differently, by less than a frame.</summary>
    private const int MostMillisecondsApart = 20;

    /// <exception cref="GateFailedException">It must not be sealed.</exception>
    public static SanitisedFile Pass(TakenFile taken, Expected expected, SandboxReport report, SanitisingOptions options)
    {
        var reported = report.Files.Single(file => file.Part == expected.Part);
        using var file = File.OpenRead(taken.Path);
        if (expected.IsVideo)
        {
            PassVideo(file, reported, report.Facts!, options);
        }
        else
        {
            PassPhoto(file, reported, expected);
        }

        Require(SecondOpinion.Check(file, expected.ContentType));
        return new(expected.Part, taken.Path, expected.ContentType, taken.Length, taken.Sha256Hex, reported.Width, reported.Height);
    }

    private static void PassPhoto(FileStream file, ReportedFile reported, Expected expected)
    {
        var verdict = GateVerdict.Pass;
        foreach (var template in expected.Templates)
        {
            file.Position = 0;
            verdict = JpegGate.Check(file, template, reported.Width, reported.Height);
            if (verdict.Passed)
            {
                return;
            }
        }

        Require(verdict);
    }

    private static void PassVideo(FileStream file, ReportedFile reported, MediaFacts facts, SanitisingOptions options)
    {
        // A copy passes more than a transcode, so it must be what was chosen and what the report tells the clinician.
        if ((facts.Copied && !options.CopyWhenCompliant) || (facts.Sound && !options.KeepSound))
        {
            throw new GateFailedException("report-against-options");
        }

        var verdict = Mp4Gate.Check(file, new(options.UpTo4K, facts.Copied));
        Require(new(verdict.Passed, verdict.Finding));
        if (verdict.Width != reported.Width || verdict.Height != reported.Height || verdict.HasSound != facts.Sound
            || Math.Abs(verdict.Duration.TotalMilliseconds - (facts.Milliseconds ?? 0)) > MostMillisecondsApart)
        {
            throw new GateFailedException("report-differs");
        }
    }

    private static void Require(GateVerdict verdict)
    {
        if (!verdict.Passed)
        {
            throw new GateFailedException(verdict.Finding ?? "unknown");
        }
    }
}
