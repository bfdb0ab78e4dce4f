namespace SecureMediaIntake.CareRecord.Http;

/// <summary>What an answer of a care record means to us (docs/design.md).</summary>
internal enum AnswerKind
{
    /// <summary>It did, or has, what was asked for.</summary>
    Done,

    /// <summary>A create-only write met something that is there: look at it.</summary>
    AlreadyThere,

    /// <summary>A read found nothing.</summary>
    Missing,

    /// <summary>Somebody removed it; it is never written again.</summary>
    Removed,

    /// <summary>It will not take this, however often it is sent: a person decides.</summary>
    Refused,

    /// <summary>Neither success nor failure: look later.</summary>
    Unknown,

    /// <summary>Wrong address, wrong rights or another kind of server: nothing gets through until somebody mends it. Raises an alarm.</summary>
    Stopped,
}
