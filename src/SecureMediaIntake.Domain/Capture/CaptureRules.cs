namespace SecureMediaIntake.Domain.Capture;

/// <summary>How long the parts of a capture last.</summary>
public static class CaptureRules
{
    /// <summary>How long a code on the screen works: 2 minutes. Enough to take a phone out and point it; a picture of the screen is soon worth nothing.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(2);

    /// <summary>How long a phone may add files after it took up the link: 15 minutes (journeys C13).</summary>
    public static readonly TimeSpan MayAddFor = TimeSpan.FromMinutes(15);

    /// <summary>From the start to the end of the link: 45 minutes. What a phone added in its last minute still has time to arrive over a ward's bad network.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(45);
}
