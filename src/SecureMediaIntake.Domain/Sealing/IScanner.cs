using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>A malware scanner, where the organisation has one.</summary>
public interface IScanner
{
    /// <summary>Scans a plain file.</summary>
    /// <returns>What to write into the rendition; or a refusal with code <c>unsafe</c> when something was found.</returns>
    /// <exception cref="UnavailableException">It is configured and does not answer, or stopped early: the item waits, it is never passed unscanned.</exception>
    Task<Outcome<ScanState>> ScanAsync(string path, CancellationToken cancellation);
}
