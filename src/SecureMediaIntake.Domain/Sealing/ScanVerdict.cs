using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>What a scanner made of a file.</summary>
public abstract record ScanVerdict
{
    private ScanVerdict()
    {
    }

    public sealed record Clean : ScanVerdict;

    /// <param name="Signature">The scanner's own name for it.</param>
    public sealed record Found(string Signature) : ScanVerdict;

    /// <summary>There is no verdict. Never the same as nothing found.</summary>
    /// <param name="Why">Any state but <see cref="ScanState.Clean"/>.</param>
    public sealed record None(ScanState Why) : ScanVerdict;
}
