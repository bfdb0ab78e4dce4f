using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>What waits after a change: what was known keeps its time and its taker, what is new begins to wait now. Pure.</summary>
public static class WaitingRules
{
    /// <param name="before">Null for a new request.</param>
    public static WaitingRow After(RequestSnapshot? before, RequestSnapshot after, ResponseClocks clocks, DateTimeOffset now)
    {
        var known = after.Find<WaitingRow>(WaitingRow.Key) ?? WaitingRow.Nothing;
        var next = new WaitingRow { Signals = [.. SignalRules.Of(after, now).Select(signal => Known(known, signal) ?? new(signal.About, signal.Reason, now))] };

        return next.IsToBeTaken ? next with { Clock = ClockOf(known.Clock, before, after, clocks, now) } : next;
    }

    private static Signal? Known(WaitingRow known, (string About, WaitingFor Reason) signal) =>
        known.Signals.FirstOrDefault(one => one.About == signal.About) is { } one ? one with { Reason = signal.Reason } : null;

    private static WaitClock ClockOf(WaitClock? running, RequestSnapshot? before, RequestSnapshot after, ResponseClocks clocks, DateTimeOffset now)
    {
        var urgency = after.UrgencyOf();
        return running is null ? ClockRules.Start(Responsible.Team, now, urgency, clocks)
            : before is not null && before.UrgencyOf() != urgency ? ClockRules.Rewind(running, now, before.UrgencyOf(), urgency, clocks)
            : running;
    }
}
