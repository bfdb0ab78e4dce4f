using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>From a scanner's verdict and the organisation's wish to what happens to the item.</summary>
public static class ScanRules
{
    /// <returns>What to write into the rendition; or the refusal <c>unsafe</c> when something was found, whatever the policy.</returns>
    /// <exception cref="UnavailableException">A verdict is required and there is none: the item waits.</exception>
    public static Outcome<ScanState> Decide(ScanPolicy policy, ScanVerdict verdict) => verdict switch
    {
        ScanVerdict.Found => SanitisingProblems.Unsafe,
        ScanVerdict.Clean => ScanState.Clean,

        // A scanner that lies about its own failure in the shape of success is a fault of ours, not a scan.
        ScanVerdict.None(ScanState.Clean) => throw new UnreachableException("No verdict cannot be clean."),
        ScanVerdict.None(var why) => policy is ScanPolicy.Required
            ? throw new UnavailableException($"The malware scanner gave no verdict: {why}.")
            : why,
        _ => throw new UnreachableException(),
    };
}
