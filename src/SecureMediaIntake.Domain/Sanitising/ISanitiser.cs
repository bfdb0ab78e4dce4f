using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Turns one hostile file into clean ones, in a sandbox of its own.</summary>
public interface ISanitiser
{
    /// <summary>Sanitises <see cref="ScratchFolder.OriginalPath"/>.</summary>
    /// <param name="folder">Holds the original. The finished files are put beside it; repeating the call makes them anew.</param>
    /// <param name="sniffed">What our own look at the first bytes found; it alone picks the decoder.</param>
    /// <param name="options">What may be chosen about it. Photos have no choices.</param>
    /// <param name="cancellation">Ends the sandbox and everything in it.</param>
    /// <returns>The clean files, or the reason for the patient, with what was found and done. A refusal is final.</returns>
    /// <exception cref="GateFailedException">Our own output was not what it must be. Never sealed: a person looks.</exception>
    /// <exception cref="UnavailableException">The sandbox could not be started, or a video ran out of time: try again later.</exception>
    Task<SanitisingAnswer> SanitiseAsync(ScratchFolder folder, SniffedMedia sniffed, SanitisingOptions options, CancellationToken cancellation);
}
