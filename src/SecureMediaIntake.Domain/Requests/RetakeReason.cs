namespace SecureMediaIntake.Domain.Requests;

/// <summary>Why photos are asked for again. Stored by number: a number keeps its meaning.</summary>
public enum RetakeReason
{
    /// <summary>They are not: this is a first request.</summary>
    None = 0,
    Blurred = 1,
    TooDark = 2,
    TooFar = 3,
    WrongArea = 4,

    /// <summary>None of these; the patient is told only that the team could not use them.</summary>
    Other = 5,
}
