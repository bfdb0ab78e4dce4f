using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What is known about malware in the original.</summary>
[JsonConverter(typeof(NamesOnly<ScanState>))]
public enum ScanState
{
    /// <summary>No scanner is configured. Pages say "not scanned", never "clean".</summary>
    NotScanned,

    Clean,

    /// <summary>Something was found, so nothing was kept: only ever in the report of a refused file.</summary>
    Found,
}
