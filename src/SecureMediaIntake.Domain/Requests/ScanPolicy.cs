namespace SecureMediaIntake.Domain.Requests;

/// <summary>What an organisation wants of the malware scanner. Whatever it says, a file without a verdict is never called clean.</summary>
public enum ScanPolicy
{
    /// <summary>Nothing passes without a verdict: an item without one waits, and after the pipeline's longest wait a person looks at it.</summary>
    Required,

    /// <summary>An item without a verdict goes on, and report and page say why it was not scanned.</summary>
    BestEffort,

    /// <summary>Nothing is scanned, and the pages say so.</summary>
    Off,
}
