using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Filing;

public sealed class TellPeopleTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task The_original_goes_with_the_filing_and_the_key_and_the_text_with_the_last_item()
    {
        var id = await _world.AskAndPassAsync();
        var first = await _world.GivenSealedAsync(id);
        var second = await _world.GivenSealedAsync(id);
        await _world.SendAsync(id);
        var texts = _world.Edges.Texts.Count;

        // A sealed item's original may still be wanted for nothing, but one that was only received would be lost with the key.
        await PutStatusAsync(id, first, ItemStatus.Filed);
        await PutStatusAsync(id, second, ItemStatus.Received);
        await TellAsync(id, first);

        Assert.Equal([second.Blob], _world.Blobs.InReceived);
        Assert.NotNull((await KeyAsync(id)).Private);
        Assert.Equal(texts, _world.Edges.Texts.Count);

        await PutStatusAsync(id, second, ItemStatus.Filed);
        await TellAsync(id, second);
        await TellAsync(id, second);

        Assert.Empty(_world.Blobs.InReceived);
        Assert.Null((await KeyAsync(id)).Private);
        Assert.Equal(TextKind.Received, _world.Edges.Texts[^1].Kind);
        Assert.Equal(texts + 1, _world.Edges.Texts.Count);
        Assert.Equal(2, _world.Actions(id).Count(action => action == "original-destroyed"));
    }

    [Fact]
    public async Task What_needs_attention_keeps_its_original_and_the_key()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenReceivedAsync(id);
        await _world.SendAsync(id);
        await new SetAside(_world.Ledger).RunAsync(id, upload.Item, "cause", CancellationToken.None);

        await TellAsync(id, upload);

        Assert.Equal([upload.Blob], _world.Blobs.InReceived);
        Assert.NotNull((await KeyAsync(id)).Private);
    }

    [Fact]
    public async Task While_the_link_can_be_used_the_key_stays()
    {
        var id = await _world.AskAndPassAsync();
        var upload = await _world.GivenSealedAsync(id);
        await PutStatusAsync(id, upload, ItemStatus.Filed);

        await TellAsync(id, upload);

        Assert.Empty(_world.Blobs.InReceived);
        Assert.NotNull((await KeyAsync(id)).Private);
    }

    private async Task<UploadKey> KeyAsync(RequestId id) => (await _world.ReadAsync(id)).Find<UploadKey>(UploadKey.Key)!;

    private Task PutStatusAsync(RequestId id, Upload upload, ItemStatus status) =>
        _world.PutAsync(id, request => request.Item(upload.Item)! with { Status = status });

    private async Task TellAsync(RequestId id, Upload upload) => Assert.IsType<Outcome<MediaItem>.Ok>(
        await new TellPeople(_world.Ledger, _world.Clock).RunAsync(id, upload.Item, CancellationToken.None));
}
