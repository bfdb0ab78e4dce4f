using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Retention;
using SecureMediaIntake.Domain.Sealing;

using Xunit;

using static SecureMediaIntake.Tests.Retention.ErasingWorld;

namespace SecureMediaIntake.Tests.Retention;

/// <summary>The ledger held against files, record and what is owed: told, mended where nobody has to decide.</summary>
public sealed class ReconcileTests
{
    private readonly ErasingWorld _world = new();

    [Fact]
    public async Task What_fits_together_is_not_spoken_of()
    {
        var id = await _world.Steps.AskAndPassAsync();
        await _world.Steps.GivenSealedAsync(id);

        Assert.Empty(await WalkAsync());
    }

    [Fact]
    public async Task An_erased_request_that_a_backup_brought_back_loses_its_key_again()
    {
        var id = await _world.Steps.AskAndPassAsync();
        await _world.Steps.GivenSealedAsync(id);
        var backup = await _world.Steps.ReadAsync(id);
        await _world.AgreedAsync(id, withdraw: false);
        await _world.ContinueAsync(id);
        _world.Steps.Store.Put(backup with { Tag = (await _world.Steps.ReadAsync(id)).Tag });

        Assert.Equal(new Discrepancy(id, ReconcileRequests.ErasedCameBack, null, IsMended: false), (await WalkAsync(mend: false))[0]);
        Assert.NotNull((await _world.Steps.ReadAsync(id)).Find<KeyRow>(KeyRow.Key));

        Assert.Equal(new Discrepancy(id, ReconcileRequests.ErasedCameBack, null, IsMended: true), (await WalkAsync())[0]);
        await _world.ContinueAsync(id);
        var request = await _world.Steps.ReadAsync(id);
        Assert.Null(request.Find<KeyRow>(KeyRow.Key));
        Assert.NotNull(request.Erasure()!.DoneAt);
        Assert.All(request.Rows.Values, row => Assert.True(ErasedRows.Stays(row), row.RowKey));
        Assert.Empty(await WalkAsync());
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_once_for_each_item()
    {
        var id = await _world.Steps.AskAndPassAsync();
        var upload = await _world.Steps.GivenSealedAsync(id);

        foreach (var part in (await _world.Steps.ReadAsync(id)).Find<Rendition>(Rendition.KeyOf(upload.Item))!.Parts)
        {
            await _world.Steps.Renditions.DeleteAsync(part.Blob, None);
        }

        Assert.Equal(new Discrepancy(id, ReconcileRequests.FileMissing, upload.Item, IsMended: false), Assert.Single(await WalkAsync()));
    }

    [Theory]
    [InlineData(EntryState.NotThere, ReconcileRequests.EntryMissing)]
    [InlineData(EntryState.Withdrawn, ReconcileRequests.EntryWithdrawn)]
    public async Task What_somebody_changed_in_the_record_is_told_and_not_written_over(EntryState state, string what)
    {
        var id = await _world.Steps.AskAndPassAsync();
        var upload = await _world.Steps.GivenSealedAsync(id);
        await _world.Steps.PutAsync(
            id,
            request => request.Item(upload.Item)! with { Status = ItemStatus.Filed },
            _ => new FiledEntry { Item = upload.Item, Generation = 1, DocumentId = "d", ProvenanceId = "p", Version = "1", FiledAt = _world.Steps.Now, Seconds = 1 });
        Assert.Empty(await WalkAsync());
        _world.Record.State = state;
        var lines = _world.Steps.Actions(id).Count;

        Assert.Equal(new Discrepancy(id, what, upload.Item, IsMended: false), Assert.Single(await WalkAsync()));
        Assert.Equal(lines, _world.Steps.Actions(id).Count);
        Assert.Empty(_world.Record.Filed);
    }

    [Fact]
    public async Task What_has_been_owed_for_too_long_is_looked_at_again()
    {
        var id = await _world.Steps.AskAsync();
        await _world.Steps.PutAsync(id, request => new OutboxRow
        {
            Number = 900, Kind = IndexRequest.EffectKind, Argument = string.Empty, Operation = OperationId.New(), OwedAt = _world.Steps.Now,
        });
        Assert.Empty(await WalkAsync());
        _world.Steps.Clock.Advance(TimeSpan.FromHours(3));
        var messages = _world.Steps.Edges.Sent.Count;

        Assert.Equal(new Discrepancy(id, ReconcileRequests.EffectOverdue, null, IsMended: true), Assert.Single(await WalkAsync()));
        Assert.Equal(messages + 1, _world.Steps.Edges.Sent.Count);
    }

    private async Task<IReadOnlyList<Discrepancy>> WalkAsync(bool mend = true) => await new ReconcileRequests(
        _world.Steps.Store, _world.Steps.Lists, _world.Steps.Ledger, _world.Steps.Renditions, _world.Record, _world.Steps.Edges,
        _world.Steps.Organisations, _world.Steps.Time).RunAsync("X26T1", mend, None).ToListAsync();
}
