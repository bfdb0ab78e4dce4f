namespace SecureMediaIntake.Domain.Requests;

/// <summary>Where a request stands as a whole; how far its link and its items are is theirs to tell.</summary>
public enum RequestStatus
{
    /// <summary>Asked and not called off.</summary>
    Open,

    /// <summary>Called off by a clinician. Final.</summary>
    Cancelled,

    /// <summary>The watchdog found that it was never written, and keeps the place so that it cannot be written late. Final.</summary>
    Abandoned,
}
