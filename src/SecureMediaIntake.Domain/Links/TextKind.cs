namespace SecureMediaIntake.Domain.Links;

/// <summary>What a text is about. Each is sent at most once for a request; of the two first kinds, once for a link.</summary>
public enum TextKind
{
    /// <summary>The request with its first link.</summary>
    Request,

    /// <summary>A link in place of an earlier one.</summary>
    NewLink,

    /// <summary>Nothing has come yet. Another secret for the same link.</summary>
    Reminder,

    /// <summary>Files wait for Send. Another secret for the same link.</summary>
    NotSent,

    /// <summary>Everything that was sent is in the record.</summary>
    Received,

    /// <summary>Something that was sent could not be opened.</summary>
    CouldNotUse,

    /// <summary>The team has looked.</summary>
    Seen,

    /// <summary>The request was called off.</summary>
    Cancelled,

    /// <summary>Photos to see, with the link to them. Once for each view link.</summary>
    ViewLink,
}

/// <summary>How far a text is.</summary>
public enum TextState
{
    /// <summary>It will go out when its time has come, if it is still wanted then.</summary>
    Owed,

    /// <summary>The text service accepted it.</summary>
    Sent,

    /// <summary>The text service refuses the number for good.</summary>
    Refused,

    /// <summary>Its time came, and there was nothing left to say.</summary>
    NotNeeded,
}

/// <summary>What the phone's operator said about a text, in the order in which a later word replaces an earlier one.</summary>
public enum TextReceipt
{
    /// <summary>The phone was off or full for three days.</summary>
    TemporaryFailure,

    /// <summary>The text service or the operator failed.</summary>
    TechnicalFailure,

    /// <summary>There is no such number.</summary>
    PermanentFailure,

    /// <summary>The phone has it. Final.</summary>
    Delivered,
}
