namespace SecureMediaIntake.LocalWorld.Scanner;

/// <param name="StreamMebibytes">Longest stream that clamd takes. Default: the largest upload.</param>
/// <param name="FileMebibytes">Largest file that it looks at; of anything larger it says OK, or with the next one an alert. Default: the largest upload.</param>
/// <param name="Alert">Whether it alerts when it did not look at everything.</param>
internal sealed record ClamLimits(int StreamMebibytes = ClamLimits.LargestUpload, int FileMebibytes = ClamLimits.LargestUpload, bool Alert = true)
{
    private const int LargestUpload = 2000;

    /// <summary>For its configuration: the lines of docs/settings.md.</summary>
    public string Lines => $"""
        StreamMaxLength {StreamMebibytes}M
        MaxFileSize {FileMebibytes}M
        MaxScanSize {FileMebibytes}M
        AlertExceedsMax {(Alert ? "yes" : "no")}
        MaxScanTime 180000
        """;
}
