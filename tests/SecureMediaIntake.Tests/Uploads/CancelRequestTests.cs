using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

/// <summary>A request is called off while its files are anywhere on the way: what had left the phone waits for a person, the rest is gone.</summary>
public sealed class CancelRequestTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task Between_commit_and_received_the_item_is_received_and_waits_for_a_person()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenCommittedAsync(id);

        Assert.IsType<Outcome<bool>.Ok>(await _world.CancelAsync(id));
        await _world.ReceiveAsync(id, upload);

        await AssertWaitsAsync(id, upload, ItemStatus.Received);
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Contains(upload.Blob, _world.Blobs.InReceived);
        Assert.DoesNotContain(PipelineQueue.MediaReceived, _world.QueuesTold(upload.Item));
    }

    [Fact]
    public async Task Between_received_and_sealed_the_item_waits_for_a_person()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenReceivedAsync(id);

        Assert.IsType<Outcome<bool>.Ok>(await _world.CancelAsync(id));

        await AssertWaitsAsync(id, upload, ItemStatus.Received);
    }

    [Fact]
    public async Task Between_sealed_and_filed_the_item_waits_for_a_person()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);

        Assert.IsType<Outcome<bool>.Ok>(await _world.CancelAsync(id));

        await AssertWaitsAsync(id, upload, ItemStatus.Sealed);
    }

    [Fact]
    public async Task What_was_never_complete_is_cleared_with_the_key_that_nothing_needs_any_more()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenStagedAsync(id);

        await _world.CancelAsync(id);
        await _world.CancelAsync(id);

        Assert.Equal(ItemStatus.Erased, (await _world.ItemAsync(id, upload)).Status);
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Empty(_world.Blobs.InReceived);
        Assert.Null((await _world.ReadAsync(id)).Find<UploadKey>(UploadKey.Key)!.Private);
        Assert.Single(_world.Actions(id), "request-cancelled");
    }

    [Fact]
    public async Task A_commit_that_meets_a_cancelled_request_leaves_nothing_behind()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenStagedAsync(id);
        var session = await _world.SessionAsync(id);
        _world.Blobs.Committing = () => _world.CancelAsync(id);

        var answer = await _world.CompleteAsync(session, upload);

        Assert.Equal(LinkProblems.Ended, Assert.IsType<Outcome<Completion>.Refused>(answer).Problem);
        Assert.Empty(_world.Blobs.InUpload);
    }

    [Fact]
    public async Task What_the_patient_sent_cannot_be_called_off()
    {
        var id = await _world.AskAndPassAsync();
        await _world.GivenReceivedAsync(id);
        await _world.SendAsync(id);

        Assert.Equal("already-received", Assert.IsType<Outcome<bool>.Refused>(await _world.CancelAsync(id)).Problem.Code);
        Assert.Equal(RequestStatus.Open, (await _world.ReadAsync(id)).Head.Status);
    }

    private async Task AssertWaitsAsync(RequestId id, Upload upload, ItemStatus from)
    {
        var item = await _world.ItemAsync(id, upload);
        Assert.Equal((ItemStatus.NeedsAttention, "request-cancelled", from), (item.Status, item.Cause, item.SetAsideFrom));
        Assert.Equal(LinkStatus.Revoked, (await _world.LinkAsync(id)).Status);
    }
}
