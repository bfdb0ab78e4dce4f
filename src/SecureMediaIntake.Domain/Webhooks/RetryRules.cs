namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>What becomes of a delivery after a try. Pure.</summary>
public static class RetryRules
{
    /// <summary>Waits between tries. With the first one nine tries, over 2 days, 3 hours and 35 minutes.</summary>
    /// <remarks>Standard Webhooks 1.0.0, "Deliverability and reliability", up to where its example passes two days: a weekend without anybody is longer, and has replay.</remarks>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20),
    ];

    /// <summary>Up to a fifth longer, by chance: what failed together must not come back together.</summary>
    public const double MostJitter = 0.2;

    /// <summary>Longest wait that a receiver may ask for: after a day it is no longer a short breath but an outage, which the table covers.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    /// <param name="jitter">From 0 to 1.</param>
    public static Delivery After(Delivery delivery, ReceiverAnswer answer, DateTimeOffset now, double jitter)
    {
        var tried = delivery with { Tries = delivery.Tries + 1, LastTriedAt = now };

        if (answer.IsDelivered)
        {
            return tried with { State = DeliveryState.Delivered, Cause = null };
        }

        var failed = tried.Tries - tried.TriesBefore;
        tried = tried with { Cause = answer.Code };
        return answer.IsGone || failed > Waits.Count
            ? tried with { State = DeliveryState.Dead }
            : tried with { NextAt = now + Later(Waits[failed - 1] * (1 + (jitter * MostJitter)), answer) };
    }

    public static Delivery Dead(Delivery delivery, string cause) => delivery with { State = DeliveryState.Dead, Cause = cause };

    /// <summary>From the beginning of the table, at once.</summary>
    public static Delivery Again(Delivery delivery, DateTimeOffset now) => delivery with { State = DeliveryState.Waiting, TriesBefore = delivery.Tries, NextAt = now };

    /// <summary>Whoever says when is heard, but never asked sooner than the table says.</summary>
    private static TimeSpan Later(TimeSpan wait, ReceiverAnswer answer)
    {
        var asked = answer is { Status: 429 or 503, RetryAfter: { } after } ? TimeSpan.FromTicks(Math.Min(after.Ticks, LongestRetryAfter.Ticks)) : TimeSpan.Zero;
        return asked > wait ? asked : wait;
    }
}
