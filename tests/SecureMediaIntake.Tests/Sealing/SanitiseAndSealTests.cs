using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Sealing;

/// <summary>The worker's fence: whoever was thought dead and comes back changes nothing.</summary>
public sealed class SanitiseAndSealTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StepWorld _world = new();
    private readonly FakeCleaning _cleaning;
    private readonly SanitiseAndSeal _step;

    public SanitiseAndSealTests()
    {
        _cleaning = new(_world.Clock);
        _step = new(
            _world.Ledger, _world.Keys, _world.Organisations, _cleaning, new(_cleaning, _cleaning, _cleaning, _world.Clock), new(_world.Renditions), _world.Clock);
    }

    [Fact]
    public async Task A_received_item_is_sealed_once()
    {
        var (id, upload) = await GivenReceivedAsync();

        await _step.RunAsync(id, upload.Item, None);
        await _step.RunAsync(id, upload.Item, None);

        Assert.Equal(ItemStatus.Sealed, (await _world.ItemAsync(id, upload)).Status);
        Assert.Single(_world.Actions(id), "media-sealed");
        Assert.Single(_world.QueuesTold(upload.Item), PipelineQueue.MediaSealed);
    }

    [Fact]
    public async Task A_zombie_that_would_refuse_leaves_what_the_next_worker_sealed()
    {
        var (id, upload) = await GivenReceivedAsync();
        var sealedByNext = await GivenTheNextWorkerComesInAsync(id, upload, () => _cleaning.Scan = new ScanVerdict.Found("Eicar-Test-Signature"));

        await _step.RunAsync(id, upload.Item, None);

        Assert.Equal(sealedByNext(), await _world.ItemAsync(id, upload));
        Assert.DoesNotContain("media-refused", _world.Actions(id));
    }

    [Fact]
    public async Task A_zombie_that_would_seal_leaves_what_the_next_worker_sealed()
    {
        var (id, upload) = await GivenReceivedAsync();
        var sealedByNext = await GivenTheNextWorkerComesInAsync(id, upload, () => { });
        Rendition? kept = null;
        var next = _cleaning.Working;
        _cleaning.Working = async () =>
        {
            await next();
            kept = (await _world.ReadAsync(id)).Find<Rendition>(Rendition.KeyOf(upload.Item));
            _world.Clock.Advance(TimeSpan.FromMinutes(10));
        };

        await _step.RunAsync(id, upload.Item, None);

        Assert.Equal(sealedByNext(), await _world.ItemAsync(id, upload));
        Assert.Same(kept, (await _world.ReadAsync(id)).Find<Rendition>(Rendition.KeyOf(upload.Item)));
        Assert.Single(_world.Actions(id), "media-sealed");
    }

    [Fact]
    public async Task A_zombie_whose_output_fails_the_gate_sets_nothing_aside()
    {
        var (id, upload) = await GivenReceivedAsync();
        var sealedByNext = await GivenTheNextWorkerComesInAsync(id, upload, () => _cleaning.Fault = new GateFailedException("finding"));

        await Assert.ThrowsAsync<GateFailedException>(() => _step.RunAsync(id, upload.Item, None));

        Assert.Equal(sealedByNext(), await _world.ItemAsync(id, upload));
        Assert.DoesNotContain("item-set-aside", _world.Actions(id));
    }

    [Fact]
    public async Task A_worker_whose_output_fails_the_gate_sets_its_item_aside()
    {
        var (id, upload) = await GivenReceivedAsync();
        _cleaning.Fault = new GateFailedException("finding");

        await Assert.ThrowsAsync<GateFailedException>(() => _step.RunAsync(id, upload.Item, None));

        var item = await _world.ItemAsync(id, upload);
        Assert.Equal((ItemStatus.NeedsAttention, "gate-finding"), (item.Status, item.Cause));
        Assert.Contains(upload.Blob, _world.Blobs.InReceived);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_an_item_is_worked_on_keeps_it_for_a_person()
    {
        var (id, upload) = await GivenReceivedAsync();
        _cleaning.Working = () => _world.CancelAsync(id);

        await _step.RunAsync(id, upload.Item, None);

        await AssertCancelledAsync(id, upload);
    }

    [Fact]
    public async Task A_received_item_that_is_found_in_a_cancelled_request_is_not_worked_on()
    {
        var (id, upload) = await GivenReceivedAsync();
        await _world.CancelAsync(id);
        await _world.PutAsync(id, request => request.Item(upload.Item)! with { Status = ItemStatus.Received, SetAsideFrom = null, Cause = null });

        await _step.RunAsync(id, upload.Item, None);

        await AssertCancelledAsync(id, upload);
        Assert.DoesNotContain("sanitising-started", _world.Actions(id));
    }

    private async Task<(RequestId Id, Upload Upload)> GivenReceivedAsync()
    {
        var id = await _world.AskAndPassAsync(realKey: true);
        return (id, await _world.GivenReceivedAsync(id));
    }

    private async Task AssertCancelledAsync(RequestId id, Upload upload)
    {
        var item = await _world.ItemAsync(id, upload);
        Assert.Equal((ItemStatus.NeedsAttention, "request-cancelled"), (item.Status, item.Cause));
        Assert.DoesNotContain("media-sealed", _world.Actions(id));
    }

    /// <summary>The first worker sleeps at its scan; a second one claims the item and seals it; then the first goes on.</summary>
    /// <param name="after">What the first one finds when it wakes.</param>
    private Task<Func<MediaItem>> GivenTheNextWorkerComesInAsync(RequestId id, Upload upload, Action after)
    {
        MediaItem? done = null;
        _cleaning.Working = async () =>
        {
            _cleaning.Working = () => Task.CompletedTask;
            done = Assert.IsType<Outcome<MediaItem>.Ok>(await _step.RunAsync(id, upload.Item, None)).Value;
            Assert.Equal(ItemStatus.Sealed, done.Status);
            after();
        };
        return Task.FromResult<Func<MediaItem>>(() => done!);
    }
}
