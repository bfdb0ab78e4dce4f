using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Repair;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Filing;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Repair;

/// <summary>A record that lost an entry gets it back under the same id; one that has it, or says that it was wrong, is left alone.</summary>
public sealed class RefileItemTests
{
    private static readonly ServiceOperator By = new(new(Guid.CreateVersion7(), Guid.CreateVersion7()), "A. Operator");

    private readonly StepWorld _world = new();
    private readonly InMemoryCareRecord _record = new();

    [Fact]
    public async Task What_the_record_lost_is_filed_again_under_its_id_and_waits_for_nobody()
    {
        var (id, item) = await FiledAsync();
        _record.State = EntryState.NotThere;

        var after = Assert.IsType<Outcome<MediaItem>.Ok>(await RunAsync(id, item)).Value;

        Assert.Equal((ItemStatus.Sealed, 1), (after.Status, FileMedia.GenerationOf(after)));
        Assert.NotNull(after.SentOnAt);
        Assert.Equal(PipelineQueue.MediaSealed, _world.QueuesTold(item)[^1]);
        Assert.Equal("item-refiled", _world.Actions(id)[^1]);
    }

    [Fact]
    public async Task Again_is_harmless()
    {
        var (id, item) = await FiledAsync();
        _record.State = EntryState.NotThere;
        await RunAsync(id, item);
        await RunAsync(id, item);

        Assert.Single(_world.Actions(id), "item-refiled");
    }

    [Fact]
    public async Task What_the_record_has_is_left_alone()
    {
        var (id, item) = await FiledAsync();

        Assert.Equal(ItemStatus.Filed, Assert.IsType<Outcome<MediaItem>.Ok>(await RunAsync(id, item)).Value.Status);
        Assert.DoesNotContain("item-refiled", _world.Actions(id));
    }

    [Fact]
    public async Task What_the_record_says_was_wrong_stays_wrong()
    {
        var (id, item) = await FiledAsync();
        _record.State = EntryState.Withdrawn;

        Assert.Equal(RepairProblems.WithdrawnInRecord, Assert.IsType<Outcome<MediaItem>.Refused>(await RunAsync(id, item)).Problem);
    }

    [Fact]
    public async Task What_stopped_on_its_way_into_the_record_is_sent_on_and_what_is_not_that_far_is_not()
    {
        var id = await _world.AskAndPassAsync();
        var sealedOne = (await _world.GivenSealedAsync(id)).Item;
        var received = (await _world.GivenReceivedAsync(id)).Item;
        await new SetAside(_world.Ledger).RunAsync(id, sealedOne, "record-refused", StepWorld.None);

        Assert.Equal(ItemStatus.Sealed, Assert.IsType<Outcome<MediaItem>.Ok>(await RunAsync(id, sealedOne)).Value.Status);
        Assert.Equal(ItemRules.NotNow, Assert.IsType<Outcome<MediaItem>.Refused>(await RunAsync(id, received)).Problem);
    }

    private async Task<(RequestId Id, ItemId Item)> FiledAsync()
    {
        var id = await _world.AskAndPassAsync();
        var item = (await _world.GivenSealedAsync(id)).Item;
        await _world.PutAsync(
            id,
            request => ((Outcome<MediaItem>.Ok)ItemRules.Apply(request.Item(item)!, new ItemEvent.File())).Value,
            _ => new FiledEntry { Item = item, Generation = 1, DocumentId = "d", ProvenanceId = "p", Version = "1", FiledAt = _world.Now, Seconds = 1 });
        return (id, item);
    }

    private Task<Outcome<MediaItem>> RunAsync(RequestId id, ItemId item) =>
        new RefileItem(_world.Ledger, _world.Keys, _record, new(_world.Ledger, _world.Keys, _world.Organisations), _world.Organisations, _world.Time).RunAsync(By, id, item, StepWorld.None);
}
