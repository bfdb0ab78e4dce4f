using SecureMediaIntake.Simulation.Engine;

namespace SecureMediaIntake.Tests.Simulation;

public sealed class EngineTests
{
    [Fact]
    public void Nothing_can_be_planned_for_the_past()
    {
        var agenda = new Agenda<string>();
        agenda.Plan(5, "later");
        Assert.True(agenda.TryNext(10, out _));

        Assert.Throws<ArgumentOutOfRangeException>(() => agenda.Plan(4.999, "earlier"));
    }

    [Fact]
    public void Things_happen_in_order_of_time_and_then_as_they_were_planned()
    {
        var agenda = new Agenda<string>();
        agenda.Plan(2, "b");
        agenda.Plan(1, "a");
        agenda.Plan(2, "c");
        var seen = new List<string>();

        while (agenda.TryNext(10, out var what))
        {
            seen.Add(what);
        }

        Assert.Equal(["a", "b", "c"], seen);
    }

    [Fact]
    public void A_limit_holds_back_only_what_is_over_it()
    {
        var vault = new Throttle("vault", perSecond: 50, windowSeconds: 10);

        Assert.Equal(0, vault.Take(0, 500));
        Assert.Null(vault.FirstHeldAt);
        Assert.Equal(1, vault.Take(0, 50), 9);
        Assert.Equal(0, vault.FirstHeldAt);
        Assert.Equal(0, vault.Take(20, 50));
    }

    [Fact]
    public void A_percentile_is_right_to_two_in_a_hundred()
    {
        var histogram = new Histogram();

        for (var i = 1; i <= 1_000; i++)
        {
            histogram.Add(i / 10.0);
        }

        Assert.InRange(histogram.Percentile(0.5), 50, 51);
        Assert.InRange(histogram.Percentile(0.95), 95, 96.9);
        Assert.Equal(1_000, histogram.Count);
    }

    [Fact]
    public void Workers_come_in_steps_up_to_the_most_and_go_after_a_calm_while()
    {
        var scaler = new Scaler(least: 1, most: 20, messagesForOne: 1);

        Assert.Equal(5, scaler.Next(0, 1, 100));
        Assert.Equal(10, scaler.Next(30, 5, 100));
        Assert.Equal(20, scaler.Next(60, 10, 100));
        Assert.Equal(20, scaler.Next(90, 20, 0));
        Assert.Equal(20, scaler.Next(359, 20, 0));
        Assert.Equal(1, scaler.Next(360, 20, 0));
    }
}
