using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>A malware scanner. What its verdict means for an item is <see cref="ScanRules"/>' to say.</summary>
public interface IScanner
{
    /// <summary>Scans a plain file.</summary>
    /// <returns>Always something: a scanner that fails, however it fails, gives <see cref="ScanVerdict.None"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; a scanner's own slowness is a verdict of <see cref="ScanState.ScannerSilent"/>.</exception>
    Task<ScanVerdict> ScanAsync(string path, CancellationToken cancellation);
}
