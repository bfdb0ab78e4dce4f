using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;

using Xunit;

using static SecureMediaIntake.Tests.Retention.ErasingWorld;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>Who may erase what: two people, a number of a case, and no legal hold.</summary>
public sealed class TwoPeopleTests
{
    private readonly ErasingWorld _world = new();

    [Fact]
    public async Task Asking_erases_nothing_and_can_be_taken_back()
    {
        var id = await _world.Steps.AskAsync();

        Assert.IsType<Outcome<Erasure>.Ok>(await _world.AskAsync(id));
        await _world.ContinueAsync(id);

        Assert.NotNull((await _world.Steps.ReadAsync(id)).Find<KeyRow>(KeyRow.Key));
        Assert.Equal([id], await WaitingAsync());

        Assert.IsType<Outcome<bool>.Ok>(await _world.Asking.TakeBackAsync(id, First, None));
        Assert.Empty(await WaitingAsync());
        Assert.Equal(RetentionProblems.NobodyAsked, Refusal(await _world.AgreeAsync(id)));
    }

    [Fact]
    public async Task Nobody_agrees_to_what_they_asked_and_again_is_harmless()
    {
        var id = await _world.Steps.AskAsync();
        Assert.Equal(RetentionProblems.NobodyAsked, Refusal(await _world.AgreeAsync(id)));
        await _world.AskAsync(id);

        Assert.Equal(RetentionProblems.SecondPersonIsYou, Refusal(await _world.AgreeAsync(id, First)));

        // Whoever asks after somebody else is still not the first.
        Assert.Equal(await _world.PseudonymAsync(id, First), Assert.IsType<Outcome<Erasure>.Ok>(await _world.AskAsync(id, Second)).Value.AskedBy);
        Assert.Equal(RetentionProblems.SecondPersonIsYou, Refusal(await _world.AgreeAsync(id, $" {First.ToUpperInvariant()}")));
        Assert.Equal(RetentionProblems.NameIsMissing, Refusal(await _world.AgreeAsync(id, " ")));
        Assert.IsType<Outcome<Erasure>.Ok>(await _world.AgreeAsync(id));
        Assert.IsType<Outcome<Erasure>.Ok>(await _world.AgreeAsync(id));
        Assert.Single(_world.Steps.Actions(id), "erasure-agreed");
        Assert.Equal(
            RetentionProblems.AlreadyAgreed, Refusal(await _world.Asking.TakeBackAsync(id, First, None)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mrs Test-Ash asked for it")]
    [InlineData("9990001014")]
    [InlineData("case-999-000-1014")]
    [InlineData("07700900101")]
    [InlineData("a-number-of-a-case-that-is-longer-than-any")]
    public async Task The_trail_outlives_erasure_so_a_case_is_a_number_and_tells_of_nobody(string caseNumber)
    {
        var id = await _world.Steps.AskAsync();

        Assert.Equal(RetentionProblems.CaseIsMissing, Refusal(await _world.AskAsync(id, caseNumber: caseNumber)));
        Assert.Equal(RetentionProblems.CaseIsMissing, Refusal(await _world.Holds.PlaceAsync(id, caseNumber, First, None)));
    }

    [Fact]
    public async Task A_legal_hold_stops_both_until_it_is_released()
    {
        var id = await _world.Steps.AskAsync();
        await _world.AskAsync(id);

        Assert.IsType<Outcome<LegalHold>.Ok>(await _world.Holds.PlaceAsync(id, "INQ-7", Second, None));
        Assert.Equal(RetentionProblems.OnHold, Refusal(await _world.AskAsync(id)));
        Assert.Equal(RetentionProblems.OnHold, Refusal(await _world.AgreeAsync(id)));

        Assert.IsType<Outcome<bool>.Ok>(await _world.Holds.ReleaseAsync(id, First, None));
        Assert.Equal(RetentionProblems.NoHold, Refusal(await _world.Holds.ReleaseAsync(id, First, None)));
        Assert.IsType<Outcome<Erasure>.Ok>(await _world.AgreeAsync(id));
        Assert.Equal(RetentionProblems.AlreadyAgreed, Refusal(await _world.Holds.PlaceAsync(id, "INQ-8", First, None)));
        Assert.Equal(["legal-hold-placed", "legal-hold-released"], _world.Steps.Actions(id).Where(action => action.StartsWith("legal", StringComparison.Ordinal)));
    }

    private async Task<IReadOnlyList<RequestId>> WaitingAsync() =>
        [.. (await _world.Steps.Lists.OfAsync(RequestLists.ToErase("X26T1"), 10, None)).Select(entry => entry.Request)];
}
