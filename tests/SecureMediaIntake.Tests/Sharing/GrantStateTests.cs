using SecureMediaIntake.Domain.Requests;

using Xunit;

namespace SecureMediaIntake.Tests.Sharing;

/// <summary>What a share is at each instant: rows and a clock, and nothing that has to run.</summary>
public sealed class GrantStateTests
{
    private static readonly DateTimeOffset Shared = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public static TheoryData<string, TimeSpan, GrantState> Instants => new()
    {
        { "own", TimeSpan.Zero, GrantState.Live },
        { "own", Lasts - Tick, GrantState.Live },
        { "own", Lasts, GrantState.Ended },
        { "pause", TimeSpan.Zero, GrantState.Starting },
        { "pause", Pause - Tick, GrantState.Starting },
        { "pause", Pause, GrantState.Live },
        { "pause", Lasts, GrantState.Ended },
        { "second", TimeSpan.Zero, GrantState.Waiting },
        { "second", GrantStates.AnswerWithin - Tick, GrantState.Waiting },
        { "second", GrantStates.AnswerWithin, GrantState.Unanswered },
        { "second", Lasts, GrantState.Unanswered },
        { "agreed", GrantStates.AnswerWithin, GrantState.Live },
        { "agreed", Lasts, GrantState.Ended },
        { "refused", GrantStates.AnswerWithin, GrantState.Refused },
        { "refused", Lasts, GrantState.Refused },
    };

    [Theory]
    [MemberData(nameof(Instants))]
    public void It_is_what_the_clock_says(string kind, TimeSpan after, GrantState state)
    {
        var grant = Grant(kind);

        Assert.Equal(state, grant.StateAt(Shared + after));
        Assert.Equal(state is GrantState.Live, grant.IsLiveAt(Shared + after));
        Assert.Equal(state is GrantState.Live or GrantState.Starting or GrantState.Waiting, grant.IsOpenAt(Shared + after));
    }

    [Theory]
    [InlineData("own", 0, GrantState.Stopped)]
    [InlineData("pause", 29, GrantState.Withdrawn)]
    [InlineData("pause", 30, GrantState.Stopped)]
    [InlineData("second", 29, GrantState.Withdrawn)]
    [InlineData("agreed", 7200, GrantState.Stopped)]
    public void Stopped_it_never_opens_again_and_is_told_from_what_never_began(string kind, int seconds, GrantState state)
    {
        var grant = Grant(kind) with { EndedAt = Shared.AddSeconds(seconds) };

        Assert.All(new[] { TimeSpan.Zero, Pause, GrantStates.AnswerWithin, Lasts }, after => Assert.Equal(state, grant.StateAt(Shared + after)));
        Assert.All(new[] { TimeSpan.Zero, Pause, GrantStates.AnswerWithin, Lasts }, after => Assert.False(grant.IsLiveAt(Shared + after)));
    }

    [Fact]
    public void A_clock_that_is_behind_opens_nothing_that_was_stopped()
    {
        var grant = Grant("own") with { EndedAt = Shared.AddMinutes(10) };

        Assert.False(grant.IsLiveAt(Shared.AddMinutes(1)));
    }

    private static GrantRow Grant(string kind)
    {
        var grant = new GrantRow
        {
            Id = "grant", Organisation = "X26T2", Mark = "mark", To = new("dG8="), Why = new("d2h5"), SharedBy = "4567", SharedAt = Shared, Until = Shared + Lasts, Items = [ItemId.New()],
        };
        return kind switch
        {
            "pause" => grant with { StartsAt = Shared + Pause },
            "second" => grant with { Second = "89ab" },
            "agreed" => grant with { Second = "89ab", Answer = SecondAnswer.Agreed, AnsweredAt = Shared.AddHours(1) },
            "refused" => grant with { Second = "89ab", Answer = SecondAnswer.Refused, AnsweredAt = Shared.AddHours(1) },
            _ => grant,
        };
    }
}
