using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Uploads;

public sealed class SweepOrphansTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly StepWorld _world = new();

    [Fact]
    public async Task Blobs_that_no_row_waits_for_are_deleted_when_they_are_a_day_old()
    {
        var id = await _world.AskAndPassAsync();
        var removed = await _world.GivenReceivedAsync(id);
        await _world.PutAsync(id, request => request.Item(removed.Item)! with { Status = ItemStatus.Erased });
        _world.Blobs.PutReceived(UploadNames.New(RequestId.New()));
        _world.Blobs.PutReceived("a-name-of-nobody");
        await _world.GivenStagedAsync(id);

        _world.Clock.Advance(UploadLimits.OrphanAge);
        Assert.Equal(0, await SweepAsync());

        _world.Clock.Advance(Tick);
        Assert.Equal(4, await SweepAsync());

        Assert.Empty(_world.Blobs.InUpload);
        Assert.Empty(_world.Blobs.InReceived);
    }

    [Fact]
    public async Task What_something_may_still_be_made_of_stays()
    {
        var id = await _world.AskAndPassAsync();
        var underWay = await _world.GivenCommittedAsync(id);
        var received = await _world.GivenReceivedAsync(id);
        var aside = await _world.GivenReceivedAsync(id);
        await new SetAside(_world.Ledger).RunAsync(id, aside.Item, "cause", CancellationToken.None);

        _world.Clock.Advance(UploadLimits.OrphanAge + Tick);
        Assert.Equal(0, await SweepAsync());

        Assert.Equal([underWay.Blob], _world.Blobs.InUpload);
        Assert.Equal(new[] { received.Blob, aside.Blob }.Order(), _world.Blobs.InReceived.Order());
    }

    [Fact]
    public void A_name_leads_back_to_its_request_and_no_other_name_to_any()
    {
        var request = RequestId.New();

        Assert.Equal(request, UploadNames.RequestOf(UploadNames.New(request)));
        Assert.Null(UploadNames.RequestOf(request.Value));
        Assert.Null(UploadNames.RequestOf($"{request}-x"));
        Assert.Null(UploadNames.RequestOf($"x-{request}"));
        Assert.Null(UploadNames.RequestOf(string.Empty));
    }

    private Task<int> SweepAsync() => new SweepOrphans(_world.Ledger, _world.Blobs, _world.Clock).RunAsync(CancellationToken.None);
}
