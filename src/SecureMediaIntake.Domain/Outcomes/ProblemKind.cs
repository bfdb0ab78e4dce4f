namespace SecureMediaIntake.Domain.Outcomes;

/// <summary>How a caller should react to a <see cref="Problem"/>. The HTTP edge gives each kind one status.</summary>
public enum ProblemKind
{
    /// <summary>What was sent is wrong; sending it again changes nothing. 400.</summary>
    Invalid,

    /// <summary>It does not exist, or it is not yours to know that it does. 404.</summary>
    NotFound,

    /// <summary>It existed and has ended for good. 410.</summary>
    Gone,

    /// <summary>It stands in the way of what is already there. 409.</summary>
    Conflict,

    /// <summary>Too large for a stated limit. 413.</summary>
    TooLarge,

    /// <summary>Not a kind of file that we can take. 415.</summary>
    Unsupported,

    /// <summary>The same key was used for something else. 422.</summary>
    Mismatch,

    /// <summary>The identity check must be passed (again). 401.</summary>
    CheckAgain,

    /// <summary>It is there, and this caller's role does not include it. 403.</summary>
    Forbidden,

    /// <summary>Too many at once or for ever. 429.</summary>
    TooMany,

    /// <summary>Something we depend on does not answer; nothing was lost, try again. 503.</summary>
    Unavailable,
}
