using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Xunit;

using static SecureMediaIntake.Tests.Retention.ErasingWorld;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>What is over its time is listed, asked for by one person, and erased by another.</summary>
public sealed class ProposeErasuresTests
{
    private static readonly RetentionRule Reviewed = new(null, RetainedRecord.WithoutMedia, RetentionStart.LinkEnd, new(1, 0), RetentionAction.Review);
    private static readonly RetentionRule Erased = Reviewed with { Action = RetentionAction.Erase };

    private readonly ErasingWorld _world = new();

    private DateOnly Today => UkTime.DayOf(_world.Steps.Now);

    private PlanRetention Plan => new(_world.Steps.Store, _world.Steps.Ledger, _world.Steps.Keys, _world.Steps.Organisations);

    [Fact]
    public async Task Nothing_is_due_a_day_too_soon_and_listing_changes_nothing()
    {
        var id = await _world.Steps.AskAsync();
        var lines = _world.Steps.Store.Trail(id).Count;
        _world.Steps.Clock.Advance(TimeSpan.FromDays(365 + 6));
        Assert.Empty(await DueAsync(Erased));

        _world.Steps.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((id, false, false), Assert.Single(await DueAsync(Erased)) is var due ? (due.Request, due.OnHold, due.Asked) : default);
        Assert.Equal(lines, _world.Steps.Store.Trail(id).Count);
    }

    [Fact]
    public async Task What_a_person_must_review_is_asked_for_only_when_they_did()
    {
        var id = await OverAsync();

        Assert.Empty(await ProposeAsync(Reviewed));
        Assert.Equal([id], await ProposeAsync(Reviewed, id));
        Assert.Equal("all/WithoutMedia/P1Y", (await _world.ErasureAsync(id)).Case);
        Assert.Empty(await ProposeAsync(Reviewed, id));
    }

    [Fact]
    public async Task Neither_what_is_held_nor_what_is_not_due_is_asked_for_whatever_the_list_says()
    {
        var held = await OverAsync();
        await _world.Holds.PlaceAsync(held, "INQ-7", First, None);
        var young = await _world.Steps.AskAsync();

        Assert.Empty(await ProposeAsync(Erased, held, young));
    }

    [Fact]
    public async Task A_second_person_erases_it_and_it_is_due_no_more()
    {
        var id = await OverAsync();
        await ProposeAsync(Erased);

        Assert.Equal(RetentionProblems.SecondPersonIsYou, Refusal(await _world.AgreeAsync(id, First)));
        Assert.IsType<Outcome<Erasure>.Ok>(await _world.AgreeAsync(id));
        await _world.ContinueAsync(id);

        Assert.Empty(await DueAsync(Erased));
        Assert.Empty(_world.Record.Withdrawn);
    }

    private async Task<RequestId> OverAsync()
    {
        var id = await _world.Steps.AskAsync();
        _world.Steps.Clock.Advance(TimeSpan.FromDays(400));
        return id;
    }

    private async Task<IReadOnlyList<DueRequest>> DueAsync(RetentionRule rule) => await Plan.RunAsync("X26T1", [rule], Today, None).ToListAsync();

    private Task<IReadOnlyList<RequestId>> ProposeAsync(RetentionRule rule, params RequestId[] reviewed) =>
        new ProposeErasures(Plan, _world.Asking).RunAsync("X26T1", [rule], reviewed.ToHashSet(), Today, First, None);
}
