using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What is known about malware in the original.</summary>
[JsonConverter(typeof(NamesOnly<ScanState>))]
public enum ScanState
{
    /// <summary>No scanner is wanted here. Pages say "not scanned", never "clean".</summary>
    NotScanned,

    /// <summary>A scanner with fresh signatures, whose limits are known to reach this far, looked at all of it and found nothing.</summary>
    Clean,

    /// <summary>The scanner could not be reached, fell silent, or hung up before its answer.</summary>
    ScannerSilent,

    /// <summary>The file is beyond the scanner's limits, or beyond what they were shown to be: past them it would say OK without a look.</summary>
    OverLimit,

    /// <summary>The scanner's signatures are too old, or of no known date.</summary>
    SignaturesOld,

    /// <summary>The scanner answered, but not with a verdict.</summary>
    ScannerFailed,

    /// <summary>Something was found, so nothing was kept: only ever in the report of a refused file.</summary>
    Found,
}
