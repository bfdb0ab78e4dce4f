using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Filing;

public sealed class FileMediaTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();
    private readonly InMemoryCareRecord _record = new();

    [Fact]
    public async Task A_sealed_item_waits_for_send_and_is_filed_after_it()
    {
        var (id, upload) = await GivenSealedAsync();

        Assert.Equal(ItemStatus.Sealed, await FileAsync(id, upload));
        Assert.Empty(_record.Filed);
        Assert.Equal(_world.Options.IdleBeforeFiling, _world.Edges.Sent[^1].Delay);

        await _world.SendAsync(id);
        Assert.Equal(ItemStatus.Filed, await FileAsync(id, upload));
        Assert.Equal(ItemStatus.Filed, await FileAsync(id, upload));

        Assert.True(Assert.Single(_record.Filed).PatientPressedSend);
        Assert.Single(_world.Actions(id), "media-filed");
        Assert.DoesNotContain("media-sent-on", _world.Actions(id));
    }

    [Fact]
    public async Task After_an_idle_hour_it_is_sent_on_and_filed_without_send()
    {
        var (id, upload) = await GivenSealedAsync();

        _world.Clock.Advance(_world.Options.IdleBeforeFiling - TimeSpan.FromTicks(1));
        Assert.Equal(ItemStatus.Sealed, await FileAsync(id, upload));

        _world.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(ItemStatus.Filed, await FileAsync(id, upload));

        Assert.False(Assert.Single(_record.Filed).PatientPressedSend);
        Assert.Single(_world.Actions(id), "media-sent-on");
    }

    [Fact]
    public async Task A_cancelled_request_is_never_filed_however_long_it_waits()
    {
        var (id, upload) = await GivenSealedAsync();
        await _world.CancelAsync(id);

        _world.Clock.Advance(_world.Options.IdleBeforeFiling);
        Assert.Equal(ItemStatus.NeedsAttention, await FileAsync(id, upload));

        Assert.Empty(_record.Filed);
    }

    [Fact]
    public async Task A_sealed_item_that_is_found_in_a_cancelled_request_is_set_aside()
    {
        var (id, upload) = await GivenSealedAsync();
        await _world.CancelAsync(id);
        await _world.PutAsync(id, request => request.Item(upload.Item)! with { Status = ItemStatus.Sealed, SetAsideFrom = null, Cause = null });

        _world.Clock.Advance(_world.Options.IdleBeforeFiling);
        Assert.Equal(ItemStatus.NeedsAttention, await FileAsync(id, upload));

        Assert.Equal("request-cancelled", (await _world.ItemAsync(id, upload)).Cause);
        Assert.Empty(_record.Filed);
    }

    [Fact]
    public async Task While_the_record_is_written_the_item_can_be_neither_cancelled_nor_removed()
    {
        var (id, upload) = await GivenSealedAsync();
        _world.Clock.Advance(_world.Options.IdleBeforeFiling);
        Outcome<bool>? removed = null;
        _record.Filing = async () =>
        {
            removed = await new RemoveUpload(_world.Ledger, _world.Clock).RunAsync(await _world.SessionAsync(id), upload.Item, None);
            await _world.CancelAsync(id);
        };

        Assert.Equal(ItemStatus.Filed, await FileAsync(id, upload));

        Assert.Equal(ItemRules.NotNow, Assert.IsType<Outcome<bool>.Refused>(removed).Problem);
        Assert.Single(_record.Filed);
    }

    private async Task<(RequestId Id, Upload Upload)> GivenSealedAsync()
    {
        var id = await _world.AskAndPassAsync();
        return (id, await _world.GivenSealedAsync(id));
    }

    private async Task<ItemStatus> FileAsync(RequestId id, Upload upload)
    {
        var step = new FileMedia(
            _world.Ledger, _world.Keys, _world.Organisations, _record, _world.Edges, _world.Site, _world.Options, _world.Clock);
        return Assert.IsType<Outcome<MediaItem>.Ok>(await step.RunAsync(id, upload.Item, None)).Value.Status;
    }
}
