using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>The malware scanner (clamd). Which organisation wants a scan is <see cref="Domain.Requests.Organisation.Scan"/>.</summary>
public sealed class ScanOptions
{
    public const string Section = "Scan";

    /// <summary>Where clamd listens. May be left out only where no organisation wants a scan.</summary>
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 3310;

    /// <summary>
    /// Oldest signatures whose silence means anything: 1 to 90 days. Default 7 days, which is where ClamAV itself begins to warn; its own updater
    /// asks twelve times a day and there is something new nearly every day, so after seven the updates have stopped.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan MaxSignatureAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Longest wait for one verdict, sending included: 10 seconds to 10 minutes. Default 3 minutes: the largest upload takes clamd 9 to 19 seconds,
    /// and 72 on a machine with ten times the work it can do (docs/sanitising.md); with a video's 22 minutes it fits the step's 25.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(3);
}
