using System.ComponentModel.DataAnnotations;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>How long sharing outside one's organisation waits. The system tests shorten it; nothing else should.</summary>
public sealed class ShareOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Sharing";

    /// <summary>Between "Share" and the first moment at which anybody elsewhere can look: 1 second to 5 minutes. Default 30 seconds (journeys.md, C17: the page says so).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);
}
