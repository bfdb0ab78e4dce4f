namespace SecureMediaIntake.Fuzzing;

/// <summary>What came of one mutated file.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Sanitised, and found clean by a second tool.</summary>
    public sealed record Kept(int Files) : Verdict;

    /// <param name="Cause">Stable code of the refusal.</param>
    public sealed record Refused(string Cause) : Verdict;

    /// <summary>What must not happen. The file is kept, to look at.</summary>
    /// <param name="What">A short code: <c>crash</c>, <c>gate</c>, <c>no-verdict</c>, <c>too-slow</c>, <c>left-over</c>, <c>second-check</c>.</param>
    public sealed record Finding(string What, string Detail) : Verdict;
}

/// <summary>One file's way through.</summary>
/// <param name="FailedTries">Sandbox runs that died: contained, as intended, but each is a decoder that crashed or ran into a limit.</param>
internal sealed record Trial(int Number, string Format, Verdict Verdict, int FailedTries, TimeSpan Elapsed, byte[] Sha256);
