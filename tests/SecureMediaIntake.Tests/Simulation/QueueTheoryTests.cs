using SecureMediaIntake.Samples;
using SecureMediaIntake.Simulation.Engine;

namespace SecureMediaIntake.Tests.Simulation;

/// <summary>The engine beside closed formulas of queueing theory: what it says of a day can be no better than what it says of these.</summary>
public sealed class QueueTheoryTests
{
    private const int Jobs = 200_000;

    /// <summary>Mean wait of M/M/1: ρ / (μ − λ).</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public void One_place_with_exponential_work_waits_as_Erlang_says(double load) =>
        Within(load / (1 - load), MeanWait(load, places: 1, dice => -Math.Log(1 - dice.Fraction())), 0.06);

    /// <summary>Mean wait of M/D/1: ρ / (2 μ (1 − ρ)), half of the above (Pollaczek and Khinchine).</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public void One_place_with_equal_work_waits_half_as_long(double load) => Within(load / (2 * (1 - load)), MeanWait(load, places: 1, _ => 1), 0.06);

    /// <summary>Mean wait of M/M/c: C(c, a) / (c μ − λ), with Erlang's C.</summary>
    [Fact]
    public void Four_places_wait_as_Erlangs_C_says() => Within(ErlangC(4, 3) / (4 - 3), MeanWait(3, places: 4, dice => -Math.Log(1 - dice.Fraction())), 0.06);

    private static void Within(double expected, double measured, double share) => Assert.InRange(measured, expected * (1 - share), expected * (1 + share));

    private static double MeanWait(double rate, int places, Func<Dice, double> work)
    {
        var dice = new Dice(7);
        var agenda = new Agenda<bool>();
        var station = new Station<int>("test");
        station.Resize(0, places);
        var left = Jobs;
        agenda.Plan(0, true);

        while (agenda.TryNext(double.MaxValue, out var comes))
        {
            if (comes)
            {
                station.Offer(agenda.Now, 0);
                Again();
            }
            else
            {
                station.Leave(agenda.Now);
            }

            while (station.TryTake(agenda.Now, out _))
            {
                agenda.Plan(agenda.Now + work(dice), false);
            }
        }

        return station.Waits.Mean;

        void Again()
        {
            if (--left > 0)
            {
                agenda.Plan(agenda.Now - (Math.Log(1 - dice.Fraction()) / rate), true);
            }
        }
    }

    private static double ErlangC(int places, double load)
    {
        var term = 1.0;
        var sum = 1.0;

        for (var k = 1; k < places; k++)
        {
            term *= load / k;
            sum += term;
        }

        var last = term * load / places * places / (places - load);
        return last / (sum + last);
    }
}
