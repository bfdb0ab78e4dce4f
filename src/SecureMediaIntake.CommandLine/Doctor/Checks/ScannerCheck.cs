using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Scanning;

namespace SecureMediaIntake.CommandLine.Doctor.Checks;

/// <summary>The malware scanner, as far as it can be asked in a second: does it answer, are its signatures fresh? How far it looks the app tests itself (app).</summary>
internal sealed class ScannerCheck(ClamWire clamd, ScanWish wish, ScanOptions options, TimeProvider clock) : ICheck
{
    public string Name => "scanner";

    public string Looks => "the malware scanner and the age of its signatures";

    public string IfSilent => "Look at Scan__Host and Scan__Port.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => !wish.Anybody
        ? [Finding.Warning(string.Empty, "No organisation wants its files scanned.", "If that is not what was decided: Organisations__…__Scan = Required, and Scan__Host.")]
        : await clamd.VersionAsync(cancellation) is not { } version
            ? [Finding.Fault(string.Empty, $"The scanner does not answer at {options.Host}:{options.Port}.", "Does it run (az containerapp replica list -n smi-prod-scanner)? Is Scan__Host right? Media wait meanwhile, for 72 hours.")]
            : ClamVerdict.IsFresh(version, clock.GetUtcNow(), options.MaxSignatureAge)
                ? [Finding.Good()]
                : [Finding.Fault(string.Empty, "The scanner's signatures are too old to mean anything.", "Its freshclam must reach database.clamav.net: look at the scanner's log.")];
}
