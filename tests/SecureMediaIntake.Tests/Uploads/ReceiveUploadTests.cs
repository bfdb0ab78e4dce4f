using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

public sealed class ReceiveUploadTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();

    [Fact]
    public async Task A_committed_upload_is_received_once_and_leaves_the_drop_zone()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenCommittedAsync(id);

        await _world.ReceiveAsync(id, upload);
        await _world.ReceiveAsync(id, upload);

        Assert.Equal(ItemStatus.Received, (await _world.ItemAsync(id, upload)).Status);
        Assert.Single(_world.Actions(id), "media-received");
        Assert.Single(_world.QueuesTold(upload.Item), PipelineQueue.MediaReceived);
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Equal([upload.Blob], _world.Blobs.InReceived);
    }

    [Fact]
    public async Task Bytes_that_are_not_those_that_the_page_hashed_are_refused_and_destroyed()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenCommittedAsync(id);
        await _world.PutAsync(id, request => request.Find<Upload>(upload.RowKey)! with { Digest = new('e', 64) });

        await _world.ReceiveAsync(id, (await _world.ReadAsync(id)).Find<Upload>(upload.RowKey)!);

        var item = await _world.ItemAsync(id, upload);
        Assert.Equal((ItemStatus.Refused, "differs"), (item.Status, item.Cause));
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Empty(_world.Blobs.InReceived);
    }

    [Fact]
    public async Task A_copy_that_is_finished_after_the_patient_removed_the_file_does_not_stay()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenCommittedAsync(id);
        _world.Blobs.Copying = async () => await new RemoveUpload(_world.Ledger, _world.Clock).RunAsync(await _world.SessionAsync(id), upload.Item, None);

        await _world.ReceiveAsync(id, upload);

        Assert.Equal(ItemStatus.Erased, (await _world.ItemAsync(id, upload)).Status);
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Empty(_world.Blobs.InReceived);
    }

    [Fact]
    public async Task A_commit_that_meets_a_removed_file_leaves_nothing_behind_and_is_not_called_received()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenStagedAsync(id);
        var session = await _world.SessionAsync(id);
        _world.Blobs.Committing = async () => await new RemoveUpload(_world.Ledger, _world.Clock).RunAsync(session, upload.Item, None);

        var answer = await _world.CompleteAsync(session, upload);

        Assert.Equal(UploadProblems.Unknown, Assert.IsType<Outcome<Completion>.Refused>(answer).Problem);
        Assert.Empty(_world.Blobs.InUpload);
    }

    [Fact]
    public async Task A_message_copies_and_hashes_one_file_and_the_watchdog_gives_each_a_message_of_its_own()
    {
        var id = await _world.AskAndPassAsync();
        var one = await _world.GivenCommittedAsync(id);
        var two = await _world.GivenCommittedAsync(id);
        var before = _world.Edges.Sent.Count;
        var step = new ResumeUploads(_world.Ledger, new(_world.Ledger, _world.Blobs, _world.Texts, _world.Clock), _world.Edges);

        Assert.Equal(2, await step.RunAsync(id, only: null, None));

        Assert.Equal(0, _world.Blobs.Hashed);
        Assert.Equal([one.Item, two.Item], _world.Edges.Sent.Skip(before).Select(sent => sent.Message.Item!.Value).OrderBy(item => item != one.Item));

        Assert.Equal(1, await step.RunAsync(id, two.Item, None));

        Assert.Equal(1, _world.Blobs.Hashed);
        Assert.Equal(ItemStatus.Received, (await _world.ItemAsync(id, two)).Status);
        Assert.Equal(ItemStatus.Reserved, (await _world.ItemAsync(id, one)).Status);
        Assert.Equal(0, await step.RunAsync(id, two.Item, None));
    }
}
