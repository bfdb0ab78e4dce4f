using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Requests;

public sealed class SetAsideTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task An_item_is_set_aside_once_with_its_cause_and_remembers_where_it_was()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenReceivedAsync(id);
        var step = new SetAside(_world.Ledger);

        await step.RunAsync(id, upload.Item, "failed-media-received", CancellationToken.None);
        var again = await step.RunAsync(id, upload.Item, "another", CancellationToken.None);

        var item = await _world.ItemAsync(id, upload);
        Assert.Equal((ItemStatus.NeedsAttention, "failed-media-received", ItemStatus.Received), (item.Status, item.Cause, item.SetAsideFrom));
        Assert.Equal(ItemRules.NotNow, Assert.IsType<Outcome<MediaItem>.Refused>(again).Problem);
        Assert.Single(_world.Actions(id), "item-set-aside");
        Assert.Contains(upload.Blob, _world.Blobs.InReceived);
    }

    [Fact]
    public async Task What_a_message_says_about_nothing_is_finished_work()
    {
        var step = new SetAside(_world.Ledger);

        Assert.IsType<Outcome<MediaItem>.Refused>(await step.RunAsync(RequestId.New(), ItemId.New(), "cause", CancellationToken.None));
        Assert.IsType<Outcome<MediaItem>.Refused>(await step.RunAsync(await _world.AskAsync(), ItemId.New(), "cause", CancellationToken.None));
    }
}
