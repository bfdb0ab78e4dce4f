using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>
/// <see cref="IScanner"/> by clamd. Its OK becomes "clean" only when its signatures are fresh and it is known to look as far as the file is long;
/// what it finds counts however old or limited it is.
/// </summary>
internal sealed partial class ClamScanner(
    ClamWire clamd, ScanReach reach, ScanOptions options, TimeProvider time, ILogger<ClamScanner> log) : IScanner
{
    public async Task<ScanVerdict> ScanAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        var verdict = ClamVerdict.Judge(await clamd.ScanAsync(file, cancellation));
        if (verdict is ScanVerdict.Clean)
        {
            verdict = await DoubtAsync(file.Length, cancellation) is { } doubt ? new ScanVerdict.None(doubt) : verdict;
        }

        switch (verdict)
        {
            case ScanVerdict.Found(var signature):
                LogFound(log, signature);
                break;
            case ScanVerdict.None(var why):
                LogNoVerdict(log, why);
                break;
        }

        return verdict;
    }

    /// <returns>Why an OK is not to be believed, or null.</returns>
    private async Task<ScanState?> DoubtAsync(long length, CancellationToken cancellation)
    {
        if (await clamd.VersionAsync(cancellation) is not { } version)
        {
            return ScanState.ScannerSilent;
        }

        return !ClamVerdict.IsFresh(version, time.GetUtcNow(), options.MaxSignatureAge) ? ScanState.SignaturesOld
            : !await reach.CoversAsync(length, cancellation) ? ScanState.OverLimit
            : null;
    }

    [LoggerMessage(2201, LogLevel.Warning, "The malware scanner found {Signature}")]
    private static partial void LogFound(ILogger log, string signature);

    [LoggerMessage(2202, LogLevel.Warning, "The malware scanner gave no verdict: {Why}")]
    private static partial void LogNoVerdict(ILogger log, ScanState why);
}
