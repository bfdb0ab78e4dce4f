namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// What of a request waits for a person, and the clock that runs until somebody takes it. Derived from the other rows at every change, and kept, because the
/// instant at which it began to wait stands nowhere else.
/// </summary>
public sealed record WaitingRow : IRow
{
    public const string Key = "waiting";

    public string RowKey => Key;

    public required IReadOnlyList<Signal> Signals { get; init; }

    /// <summary>Null while nothing waits to be taken.</summary>
    public WaitClock? Clock { get; init; }

    public static WaitingRow Nothing { get; } = new() { Signals = [] };

    public bool IsToBeTaken => Signals.Any(signal => !signal.IsTaken);

    public bool IsLike(WaitingRow other) => Clock == other.Clock && Signals.SequenceEqual(other.Signals);
}

/// <summary>One thing that needs a person.</summary>
/// <param name="About">Names it inside the request; opaque.</param>
/// <param name="At">When it began to wait.</param>
/// <param name="IsTaken">Whether somebody said that they have it. What comes later is a signal of its own: nobody has that.</param>
public sealed record Signal(string About, WaitingFor Reason, DateTimeOffset At, bool IsTaken = false);

/// <summary>Why a person is needed, the most pressing first.</summary>
public enum WaitingFor
{
    /// <summary>A file that the service could not carry on with.</summary>
    Attention,

    /// <summary>A file that came when the link had ended: it is held until somebody looks.</summary>
    LateArrival,

    /// <summary>Photos and videos that were sent.</summary>
    Media,

    WrongNumber,
    TextNotDelivered,
    SaidNo,

    /// <summary>Nothing of what was sent could be used.</summary>
    CouldNotUse,

    /// <summary>Five wrong answers: the patient cannot send any more.</summary>
    Locked,
}

/// <summary>Who has to see to it that somebody takes it.</summary>
public enum Responsible
{
    /// <summary>The team that looks, or the one person to whom it was passed.</summary>
    Team,

    /// <summary>The seniors of the team.</summary>
    Seniors,

    /// <summary>The organisation's governance leads.</summary>
    Lead,
}

/// <summary>The clock of one who is responsible.</summary>
/// <param name="From">Since when they are.</param>
/// <param name="RemindAt">Half of the time.</param>
/// <param name="DueAt">First instant at which the next one is; after the last one, at which it has run out.</param>
public sealed record WaitClock(Responsible Level, DateTimeOffset From, DateTimeOffset RemindAt, DateTimeOffset DueAt)
{
    public bool IsReminded { get; init; }

    /// <summary>Whether there is nobody left to whom it could go.</summary>
    public bool HasRunOut { get; init; }

    /// <summary>Whether somebody was late: whoever asked is told to call.</summary>
    public bool IsLate => Level != Responsible.Team;

    /// <summary>When somebody must look at it next; null when nothing happens by itself any more.</summary>
    public DateTimeOffset? NextAt => HasRunOut ? null : IsReminded ? DueAt : RemindAt;
}
