using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>The clock that runs until somebody takes what waits. Pure: no timer is the truth, a row says when what is due.</summary>
public static class ClockRules
{
    public static WaitClock Start(Responsible level, DateTimeOffset now, Urgency urgency, ResponseClocks clocks) =>
        Until(level, now, clocks.DueAfter(now, urgency));

    /// <summary>Who is late now is not given more time by being told that it is more urgent than they thought.</summary>
    public static WaitClock Rewind(WaitClock clock, DateTimeOffset now, Urgency before, Urgency after, ResponseClocks clocks)
    {
        var due = clocks.DueAfter(now, after);
        return clock.HasRunOut ? clock : Until(clock.Level, now, after > before && clock.DueAt < due ? clock.DueAt : due);
    }

    /// <summary>The next step, at most one: who becomes responsible has the whole time from the moment at which they can know of it.</summary>
    /// <param name="hasSeniors">Whether the team has seniors; where it has none, leads are next.</param>
    /// <returns>The same instance when nothing is due.</returns>
    public static WaitClock Step(WaitClock clock, DateTimeOffset now, Urgency urgency, bool hasSeniors, ResponseClocks clocks) => clock switch
    {
        { HasRunOut: true } => clock,
        { Level: Responsible.Lead } when now >= clock.DueAt => clock with { HasRunOut = true },
        _ when now >= clock.DueAt => Start(clock.Level == Responsible.Team && hasSeniors ? Responsible.Seniors : Responsible.Lead, now, urgency, clocks),
        { IsReminded: false } when now >= clock.RemindAt => clock with { IsReminded = true },
        _ => clock,
    };

    private static WaitClock Until(Responsible level, DateTimeOffset from, DateTimeOffset due) => new(level, from, from + ((due - from) / 2), due);
}
