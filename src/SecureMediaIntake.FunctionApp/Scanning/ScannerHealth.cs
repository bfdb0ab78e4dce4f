namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>What readiness says of the scanner. The signatures' age is asked for now; the limits were tested at start and once a day.</summary>
internal sealed class ScannerHealth(ClamWire clamd, ScanReach reach, ScanWish wish, ScanOptions options, TimeProvider time)
{
    /// <returns>A code of ours, or null when all is well or nobody wants a scan.</returns>
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        if (!wish.Anybody)
        {
            return null;
        }

        return await clamd.VersionAsync(cancellation) is not { } version ? "scanner-silent"
            : ClamVerdict.IsFresh(version, time.GetUtcNow(), options.MaxSignatureAge) ? reach.Current.Problem
            : "scanner-signatures-old";
    }
}
