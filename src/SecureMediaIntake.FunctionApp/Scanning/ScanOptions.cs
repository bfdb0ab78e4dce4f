namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>The malware scanner (clamd). Left out, items say "not scanned".</summary>
public sealed class ScanOptions
{
    public const string Section = "Scan";

    public string? Host { get; init; }

    public int Port { get; init; } = 3310;
}
