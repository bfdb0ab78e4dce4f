using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

public sealed class CheckIdentityTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Right = InMemoryEdges.Patient.BirthDate;
    private static readonly DateOnly Wrong = Right.AddDays(1);

    private readonly StepWorld _world = new();

    [Fact]
    public async Task Twenty_wrong_answers_at_once_are_compared_five_times_at_most()
    {
        var world = new StepWorld(TimeProvider.System);
        var id = await world.AskAsync();

        // Everybody reads before anybody writes, so that the answers really meet.
        world.Store.Committing = async _ => await Task.Delay(1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => world.CheckAsync(id, Wrong))));

        // Every comparison is a try that was taken before it, and its outcome a line after it.
        Assert.Equal(5, world.Actions(id).Count(action => action == "check-tried"));
        Assert.InRange(world.Actions(id).Count(action => action == "check-failed"), 1, 5);
        Assert.All(answers, answer => Assert.IsType<Outcome<PassedCheck>.Refused>(answer));
        Assert.Equal(LinkStatus.Locked, (await world.LinkAsync(id)).Status);
        Assert.Single(world.Actions(id), "link-locked");
    }

    [Fact]
    public async Task A_right_answer_gives_back_its_own_try_and_no_other()
    {
        var id = await _world.AskAsync();
        await _world.CheckAsync(id, Wrong);
        await _world.CheckAsync(id, Wrong);

        var passed = Assert.IsType<Outcome<PassedCheck>.Ok>(await _world.CheckAsync(id, Right)).Value;

        var link = await _world.LinkAsync(id);
        Assert.Equal((LinkStatus.Verified, 1, 3), (link.Status, link.Epoch, link.TriesLeft));
        Assert.Equal(UploadSession.Hash(passed.Secret), link.Session!.SecretHash);
    }

    [Fact]
    public async Task The_fifth_wrong_answer_locks_for_the_right_one_too()
    {
        var id = await _world.AskAsync();
        for (var answer = 0; answer < 4; answer++)
        {
            Assert.Equal("answer-wrong", Refusal(await _world.CheckAsync(id, Wrong)));
        }

        Assert.Equal("link-locked", Refusal(await _world.CheckAsync(id, Wrong)));
        Assert.Equal("link-cannot-open", Refusal(await _world.CheckAsync(id, Right)));
    }

    [Fact]
    public async Task A_fifth_try_that_died_before_it_was_compared_locks_the_link_when_its_watchdog_comes()
    {
        var (id, tries) = await GivenTriesThatDiedAsync(5);
        var step = new LockSpentLink(_world.Ledger, _world.Clock);

        // An earlier one's watchdog leaves the last one to its comparison.
        await step.RunAsync(id, tries[3], None);
        Assert.Equal(LinkStatus.Issued, (await _world.LinkAsync(id)).Status);

        await step.RunAsync(id, tries[4], None);
        await step.RunAsync(id, tries[4], None);

        Assert.Equal(LinkStatus.Locked, (await _world.LinkAsync(id)).Status);
        Assert.Single(_world.Actions(id), "link-locked");
    }

    [Fact]
    public async Task A_try_that_died_while_others_are_left_locks_nothing()
    {
        var (id, tries) = await GivenTriesThatDiedAsync(4);

        await new LockSpentLink(_world.Ledger, _world.Clock).RunAsync(id, tries[3], None);

        Assert.Equal(LinkStatus.Issued, (await _world.LinkAsync(id)).Status);
        Assert.IsType<Outcome<PassedCheck>.Ok>(await _world.CheckAsync(id, Right));
    }

    private static string Refusal(Outcome<PassedCheck> answer) => Assert.IsType<Outcome<PassedCheck>.Refused>(answer).Problem.Code;

    private async Task<(RequestId Id, IReadOnlyList<OperationId> Tries)> GivenTriesThatDiedAsync(int count)
    {
        var id = await _world.AskAsync();
        var tries = Enumerable.Range(0, count).Select(_ => OperationId.New()).ToList();
        await _world.PutAsync(id, request => request.Find<UploadLink>(UploadLink.KeyOf(1))! with { Tries = tries });
        return (id, tries);
    }
}
