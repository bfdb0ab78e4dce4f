using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

public sealed class SendToTeamTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task Send_spends_the_link_tells_the_sealed_items_and_clears_what_never_arrived()
    {
        var id = await _world.AskAndPassAsync();
        var whole = await _world.GivenSealedAsync(id);
        var half = await _world.GivenStagedAsync(id);

        var sent = Assert.IsType<Outcome<SentMedia>.Ok>(await _world.SendAsync(id)).Value;
        await _world.SendAsync(id);

        Assert.Equal(new SentMedia(1, 0), sent);
        Assert.Equal(LinkStatus.Consumed, (await _world.LinkAsync(id)).Status);
        Assert.Single(_world.QueuesTold(whole.Item), PipelineQueue.MediaSealed);
        Assert.Equal(ItemStatus.Erased, (await _world.ItemAsync(id, half)).Status);
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Single(_world.Actions(id), "media-sent");
        Assert.NotNull((await _world.ReadAsync(id)).Find<UploadKey>(UploadKey.Key)!.Private);
    }

    [Fact]
    public async Task A_file_that_is_still_checked_holds_send_back()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);
        await _world.GivenCommittedAsync(id);

        Assert.Equal("still-checking", Assert.IsType<Outcome<SentMedia>.Refused>(await _world.SendAsync(id)).Problem.Code);
    }

    [Fact]
    public async Task Nothing_received_is_nothing_to_send()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenStagedAsync(id);

        Assert.Equal(LinkProblems.NothingToSend, Assert.IsType<Outcome<SentMedia>.Refused>(await _world.SendAsync(id)).Problem);
    }

    [Fact]
    public async Task A_phone_that_completes_a_file_after_send_is_told_that_the_link_has_ended()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);
        var late = await _world.GivenStagedAsync(id);
        var session = await _world.SessionAsync(id);
        await _world.SendAsync(id);
        _world.Blobs.Put(late);

        var stale = await _world.CompleteAsync(session, late);
        var fresh = await _world.CompleteAsync(await _world.SessionAsync(id), late);

        Assert.Equal(LinkProblems.Ended, Assert.IsType<Outcome<Completion>.Refused>(stale).Problem);
        Assert.Equal(LinkProblems.Ended, Assert.IsType<Outcome<Completion>.Refused>(fresh).Problem);
        Assert.Empty(_world.Blobs.InUpload);
    }
}
