namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a share is at an instant.</summary>
public enum GrantState
{
    /// <summary>A second person has not answered, and may.</summary>
    Waiting,

    /// <summary>The second person said no.</summary>
    Refused,

    /// <summary>The second person did not answer in time.</summary>
    Unanswered,

    /// <summary>It begins by itself in a moment, unless somebody stops it.</summary>
    Starting,

    /// <summary>They may look.</summary>
    Live,

    /// <summary>It was stopped before anybody could look.</summary>
    Withdrawn,

    Stopped,

    /// <summary>It ended by itself.</summary>
    Ended,
}

public enum SecondAnswer
{
    Agreed,
    Refused,
}

/// <summary>
/// Reads what a share is from its row and the clock. Beginning, running out and being too late for an answer are stored nowhere and need no timer: whatever was down
/// meanwhile, nobody looks a moment too soon or too long.
/// </summary>
public static class GrantStates
{
    /// <summary>How long a second person may take (journeys.md, C17): longer, and what they agree to is no longer what the sender had in mind.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromHours(4);

    public static GrantState StateAt(this GrantRow grant, DateTimeOffset now) => grant switch
    {
        { EndedAt: { } ended } => grant.BeginsAt() <= ended ? GrantState.Stopped : GrantState.Withdrawn,
        { Answer: SecondAnswer.Refused } => GrantState.Refused,
        { Second: not null, Answer: null } => now < grant.AnswerBy() ? GrantState.Waiting : GrantState.Unanswered,
        _ when now >= grant.Until => GrantState.Ended,
        _ => grant.BeginsAt() <= now ? GrantState.Live : GrantState.Starting,
    };

    /// <summary>Whether they may look, or may yet: what can still be stopped.</summary>
    public static bool IsOpenAt(this GrantRow grant, DateTimeOffset now) => grant.StateAt(now) is GrantState.Waiting or GrantState.Starting or GrantState.Live;

    /// <summary>First instant at which they may look; null while a second person has not agreed.</summary>
    public static DateTimeOffset? BeginsAt(this GrantRow grant) => grant switch
    {
        { Second: null } => grant.StartsAt ?? grant.SharedAt,
        { Answer: SecondAnswer.Agreed } => grant.AnsweredAt,
        _ => null,
    };

    /// <summary>First instant at which it is too late for the second person.</summary>
    public static DateTimeOffset AnswerBy(this GrantRow grant) => grant.SharedAt + AnswerWithin;

    /// <summary>Since when nobody can look any more, or will be able to; in the future for one that is open.</summary>
    public static DateTimeOffset OverFrom(this GrantRow grant) => grant switch
    {
        { EndedAt: { } ended } => ended,
        { Answer: SecondAnswer.Refused, AnsweredAt: { } refused } => refused,
        { Second: not null, Answer: null } => grant.AnswerBy(),
        _ => grant.Until,
    };
}
