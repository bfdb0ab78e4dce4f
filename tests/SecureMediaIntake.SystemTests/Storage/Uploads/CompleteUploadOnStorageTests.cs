using System.Security.Cryptography;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.SystemTests.Storage.Requests;
using SecureMediaIntake.SystemTests.Texts;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Uploads;

/// <summary>The steps of an upload on real storage, with a holder of the right who does more than putting blocks.</summary>
[Collection(StorageCollection.Name)]
public sealed class CompleteUploadOnStorageTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StorageWorld _world;
    private readonly ServiceProvider _services;
    private readonly IUploadBlobs _blobs;
    private readonly Ledger _ledger;
    private readonly RequestId _id = RequestId.New();
    private readonly RSA _phoneKey = RSA.Create(2048);
    private readonly BrowserUpload _upload;

    public CompleteUploadOnStorageTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices();
        _blobs = _services.GetRequiredService<IUploadBlobs>();
        var store = _services.GetRequiredService<IRequestStore>();
        var queues = _services.GetRequiredService<IPipelineQueues>();
        var outbox = new Outbox(store, [new SendMessage(queues), new DeleteUpload(_blobs), new DeleteReceived(_blobs)], TimeProvider.System);
        _ledger = new(store, queues, outbox, new PipelineOptions(), TimeProvider.System);
        _upload = new(RandomNumberGenerator.GetBytes(3_000_000), _phoneKey);
    }

    public void Dispose()
    {
        _services.Dispose();
        _phoneKey.Dispose();
    }

    [Fact]
    public async Task An_upload_is_completed_and_received()
    {
        var session = await GivenBlocksAsync();

        var done = await CompleteAsync(session);
        await ResumeAsync();

        Assert.Empty(Assert.IsType<Outcome<Completion>.Ok>(done).Value.Missing);
        var request = await _ledger.ReadAsync(_id, None);
        Assert.NotNull(request);
        Assert.Equal(ItemStatus.Received, request.Item(_upload.Row.Item)?.Status);
        Assert.Equal(_upload.Sha256, request.Find<Upload>(_upload.Row.RowKey)!.Sha256);
        Assert.Empty(request.Outbox());
        Assert.False(await _world.Insider("upload").GetBlobClient(_upload.Row.Blob).ExistsAsync());
    }

    [Fact]
    public async Task An_upload_that_its_sender_committed_is_refused()
    {
        var session = await GivenBlocksAsync();
        var right = await _blobs.GrantAsync(_upload.Row.Blob, TimeSpan.FromMinutes(10), None);
        await _upload.CommitByHolderAsync(_world.Browser(), right.Url);

        var missing = Assert.IsType<Outcome<Completion>.Ok>(await CompleteAsync(session)).Value.Missing;

        // Nothing staged is left and nothing of ours is committed: every block is missing, and none of the sender's commit is taken.
        Assert.Equal(_upload.Row.BlockCount, missing.Count);

        await _upload.PutBlocksAsync(_world.Browser(), right.Url);
        Assert.Equal(UploadProblems.Differs, Assert.IsType<Outcome<Completion>.Refused>(await CompleteAsync(session)).Problem);
    }

    [Fact]
    public async Task An_upload_that_its_sender_overwrote_after_the_commit_is_refused_as_an_item()
    {
        var session = await GivenBlocksAsync();
        var right = await _blobs.GrantAsync(_upload.Row.Blob, TimeSpan.FromMinutes(10), None);
        await CompleteAsync(session);
        await BrowserUpload.OverwriteByHolderAsync(_world.Browser(), right.Url, _upload.Encrypted);

        await ResumeAsync();

        var item = (await _ledger.ReadAsync(_id, None))!.Item(_upload.Row.Item)!;
        Assert.Equal(ItemStatus.Refused, item.Status);
        Assert.Equal("differs", item.Cause);
    }

    [Fact]
    public async Task What_no_row_waits_for_is_found_by_name_and_deleted_blocks_without_a_blob_included()
    {
        var half = new BrowserUpload(RandomNumberGenerator.GetBytes(1_000_000), _phoneKey);
        await half.PutBlocksAsync(_world.Browser(), (await _blobs.GrantAsync(half.Row.Blob, TimeSpan.FromMinutes(10), None)).Url);
        var orphan = UploadNames.New(RequestId.New());
        await _world.Insider("received").GetBlobClient(orphan).UploadAsync(BinaryData.FromString("copy"));

        var tomorrow = new ShiftedClock { Ahead = UploadLimits.OrphanAge + TimeSpan.FromMinutes(1) };
        var cleared = await new SweepOrphans(_ledger, _blobs, tomorrow).RunAsync(None);

        // Other tests of this storage leave theirs, which no row waits for either.
        Assert.InRange(cleared, 2, int.MaxValue);
        Assert.Empty(await _blobs.StagedAsync(half.Row.Blob, None));
        Assert.False(await _world.Insider("received").GetBlobClient(orphan).ExistsAsync());
    }

    private Task<int> ResumeAsync() => new ResumeUploads(
        _ledger, new(_ledger, _blobs, new(), TimeProvider.System), _services.GetRequiredService<IPipelineQueues>()).RunAsync(_id, _upload.Row.Item, None);

    private Task<Outcome<Completion>> CompleteAsync(LinkSession session) => new CompleteUpload(_ledger, _blobs, TimeProvider.System)
        .RunAsync(session, _upload.Row.Item, _upload.Row.BlockCount, _upload.Digest, None);

    private async Task<LinkSession> GivenBlocksAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var link = new UploadLink
        {
            Number = 1,
            Status = LinkStatus.Verified,
            EndsAt = now.AddDays(7),
            Check = CheckKind.DateOfBirth,
            AnswerMac = "bWFj",
            Epoch = 1,
            Session = new(new string('0', 64), now, now),
        };
        var item = new MediaItem { Id = _upload.Row.Item, Ordinal = 1, Number = 1, Kind = MediaKind.Photo, ReservedAt = now };
        var (request, _) = await _ledger.CreateAsync(
            RequestFixtures.Head(_id), RequestFixtures.Change(link, item, _upload.Row), OperationId.New(), None);

        var right = await _blobs.GrantAsync(_upload.Row.Blob, TimeSpan.FromMinutes(10), None);
        await _upload.PutBlocksAsync(_world.Browser(), right.Url);
        return new(request, link, LinkStatus.Verified);
    }
}
