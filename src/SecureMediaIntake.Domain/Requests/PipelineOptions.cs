using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>How long things of the pipeline wait. The system tests shorten them; nothing else should.</summary>
public sealed class PipelineOptions
{
    /// <summary>When the watchdog looks whether a change was written: 2 seconds to 1 hour. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan WatchdogDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>First wait before a filing is tried again, doubled each time: 1 second to 1 hour. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FilingRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a set that the patient did not send waits before it is filed all the same. Default 1 hour (journeys: the page says so).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan IdleBeforeFiling { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A change gives up after half of the watchdog's delay, so that it can never commit behind its own watchdog's back.</summary>
    public TimeSpan GiveUpAfter => WatchdogDelay / 2;
}
