using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

public sealed class EndLinksTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();

    [Fact]
    public async Task Before_the_end_date_nothing_happens()
    {
        var id = await _world.AskAndPassAsync();
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt.AddTicks(-1));

        Assert.False(await EndAsync(id));

        Assert.DoesNotContain("link-ended", _world.Actions(id));
    }

    [Fact]
    public async Task At_the_end_date_what_was_received_counts_as_sent_and_the_rest_is_cleared()
    {
        var id = await _world.AskAndPassAsync();
        var whole = await _world.GivenSealedAsync(id);
        var half = await _world.GivenStagedAsync(id);
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt);

        Assert.True(await EndAsync(id));
        Assert.False(await EndAsync(id));

        Assert.Equal(LinkStatus.Consumed, (await _world.LinkAsync(id)).Status);
        Assert.Single(_world.QueuesTold(whole.Item), PipelineQueue.MediaSealed);
        Assert.Equal(ItemStatus.Erased, (await _world.ItemAsync(id, half)).Status);
        Assert.Empty(_world.Blobs.InUpload);
        Assert.Single(_world.Actions(id), "link-ended");
    }

    [Fact]
    public async Task A_link_that_nobody_used_expires_with_its_key()
    {
        var id = await _world.AskAndPassAsync();
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt);

        Assert.True(await EndAsync(id));

        Assert.Equal(LinkStatus.Expired, (await _world.LinkAsync(id)).Status);
        Assert.Null((await _world.ReadAsync(id)).Find<UploadKey>(UploadKey.Key)!.Private);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("cancelled")]
    [InlineData("locked")]
    public async Task A_link_that_ended_otherwise_is_cleared_at_its_end_date_too(string how)
    {
        var id = await _world.AskAndPassAsync();
        var left = await _world.GivenStagedAsync(id);
        await _world.GivenReceivedAsync(id);
        await (how switch
        {
            "sent" => _world.SendAsync(id),
            "cancelled" => (Task)_world.CancelAsync(id),
            _ => _world.PutAsync(id, request => request.Find<UploadLink>("link:1")! with { Status = LinkStatus.Locked }),
        });

        // The right to write outlives all of these by minutes.
        _world.Blobs.Put(left);
        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt);

        Assert.True(await EndAsync(id));
        Assert.False(await EndAsync(id));

        Assert.Empty(_world.Blobs.InUpload);
    }

    [Fact]
    public async Task The_daily_walk_sends_every_request_of_the_last_days_to_be_checked()
    {
        var id = await _world.AskAsync();
        var step = new SweepEnded(_world.Store, _world.Edges, _world.Clock);

        Assert.Equal(0, await step.RunAsync(None));

        _world.Clock.SetUtcNow((await _world.LinkAsync(id)).EndsAt.AddDays(6));
        Assert.Equal(1, await step.RunAsync(None));
        Assert.Equal((PipelineQueue.CheckRequest, id), (_world.Edges.Sent[^1].Queue, _world.Edges.Sent[^1].Message.Request));

        _world.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await step.RunAsync(None));
    }

    private async Task<bool> EndAsync(RequestId id) =>
        Assert.IsType<Outcome<bool>.Ok>(await new EndLinks(_world.Ledger, _world.Clock).RunAsync(id, None)).Value;
}
