using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Web;

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Uploads;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Uploads;

[Collection(StorageCollection.Name)]
public sealed class BlobUploadsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly StorageWorld _world;
    private readonly FaultyNetwork _network = new();
    private readonly ServiceProvider _services;
    private readonly IUploadBlobs _blobs;
    private readonly RSA _key = RSA.Create(2048);
    private readonly BrowserUpload _upload;

    public BlobUploadsTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices(_network);
        _blobs = _services.GetRequiredService<IUploadBlobs>();
        _upload = new(RandomNumberGenerator.GetBytes(5_000_000), _key);
    }

    public void Dispose()
    {
        _services.Dispose();
        _network.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task Blocks_put_by_the_right_are_committed_copied_and_hashed()
    {
        var right = await GivenBlocksAsync();

        var staged = await _blobs.StagedAsync(_upload.Row.Blob, None);
        var etag = Ok(await CommitAsync());
        var copy = Ok(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None));
        var bytes = await _blobs.HashReceivedAsync(_upload.Row.Blob, copy, _upload.Row.BlockSize, None);

        Assert.InRange(right.ExpiresAt - TimeProvider.System.GetUtcNow(), Life - TimeSpan.FromMinutes(1), Life);
        Assert.Equal(_upload.BlockIds, staged.Select(block => block.Id));
        Assert.Equal(_upload.Encrypted.Length, staged.Sum(block => block.Length));
        Assert.Equal(new(_upload.Encrypted.Length, _upload.Sha256, _upload.Digest), bytes);
        BlobProperties kept = await _world.Insider("received").GetBlobClient(_upload.Row.Blob).GetPropertiesAsync();
        Assert.Equal(_upload.Metadata, kept.Metadata["encryptiondata"]);
        Assert.Equal("application/octet-stream", kept.ContentType);
    }

    [Fact]
    public async Task The_right_cannot_read_list_delete_or_reach_another_blob()
    {
        var right = (await GivenBlocksAsync()).Url;
        await CommitAsync();
        await _world.Insider("received").GetBlobClient(_upload.Row.Blob).UploadAsync(BinaryData.FromString("kept"));
        var browser = _world.Browser();
        var query = right.Query;
        var account = _world.Azurite.Account.BlobUri;

        Assert.StartsWith("https", right.Scheme, StringComparison.Ordinal);
        Assert.Contains("sp=w&", query, StringComparison.Ordinal);
        Assert.Contains("spr=https", query, StringComparison.Ordinal);
        Assert.Contains("skoid=", query, StringComparison.Ordinal);
        var began = DateTimeOffset.Parse(HttpUtility.ParseQueryString(query)["st"]!, CultureInfo.InvariantCulture);
        Assert.InRange(TimeProvider.System.GetUtcNow() - began, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, right));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Head, right));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Delete, right));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, new($"{right}&comp=blocklist")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, new($"{account}/upload{query}&restype=container&comp=list")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Put, new($"{account}/upload/{OpaqueId.New()}{query}&comp=block&blockid=QUFBQQ%3D%3D")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Put, new($"{account}/received/{_upload.Row.Blob}{query}&comp=block&blockid=QUFBQQ%3D%3D")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, new($"{account}/received/{_upload.Row.Blob}{query}")));

        async Task<HttpStatusCode> StatusAsync(HttpMethod method, Uri address)
        {
            using var request = new HttpRequestMessage(method, address) { Content = method == HttpMethod.Put ? new ByteArrayContent([1]) : null };
            using var answer = await browser.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task In_Azure_the_right_is_to_create_and_bound_to_putting_blocks()
    {
        await using var services = _world.NewServices(blockOnlyRights: true);

        var right = await services.GetRequiredService<IUploadBlobs>().GrantAsync(_upload.Row.Blob, Life, None);

        Assert.Contains("sp=c&", right.Url.Query, StringComparison.Ordinal);
        Assert.Contains("srq=comp", right.Url.Query, StringComparison.Ordinal);
        Assert.Contains("spr=https", right.Url.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_common_front_the_right_names_the_fronts_address()
    {
        await using var services = _world.NewServices(uploadAddress: "https://media.example.nhs.uk/u/");

        var right = await services.GetRequiredService<IUploadBlobs>().GrantAsync(_upload.Row.Blob, Life, None);

        Assert.Equal($"https://media.example.nhs.uk/u/upload/{_upload.Row.Blob}", right.Url.GetLeftPart(UriPartial.Path));
        Assert.Contains("sig=", right.Url.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_are_signed_with_a_kept_key_while_storage_is_away()
    {
        await _blobs.GrantAsync(_upload.Row.Blob, Life, None);
        _network.LoseRequests(int.MaxValue, _ => true);

        Assert.NotNull(await _blobs.GrantAsync(_upload.Row.Blob, Life, None));

        using var silent = new FaultyNetwork();
        await using var fresh = _world.NewServices(silent);
        silent.LoseRequests(int.MaxValue, _ => true);
        await Assert.ThrowsAsync<UnavailableException>(
            () => fresh.GetRequiredService<IUploadBlobs>().GrantAsync(_upload.Row.Blob, Life, None));
    }

    [Fact]
    public async Task Nothing_is_staged_where_nothing_was_put() => Assert.Empty(await _blobs.StagedAsync(OpaqueId.New(), None));

    [Fact]
    public async Task A_repeated_commit_finds_its_own_first_one()
    {
        await GivenBlocksAsync();
        var etag = Ok(await CommitAsync());

        Assert.Equal(etag, Ok(await CommitAsync()));
        Assert.Equal(etag, Ok(await _blobs.CommitAsync(_upload.Row.Blob, [], _upload.Metadata, None)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_commit_whose_acknowledgement_is_lost_is_recognised(int lostAnswers)
    {
        await GivenBlocksAsync();
        _network.LoseAnswers(lostAnswers, request => request.RequestUri!.Query.Contains("comp=blocklist", StringComparison.Ordinal));

        var etag = Ok(await CommitAsync());

        Assert.Equal(lostAnswers, _network.Lost);
        Assert.Equal(etag, Ok(await CommitAsync()));
    }

    [Fact]
    public async Task Committing_nothing_makes_no_blob()
    {
        Assert.Equal(UploadProblems.Differs, Refusal(await _blobs.CommitAsync(_upload.Row.Blob, [], _upload.Metadata, None)));

        Assert.False(await _world.Insider("upload").GetBlobClient(_upload.Row.Blob).ExistsAsync());
    }

    [Fact]
    public async Task A_commit_by_the_holder_of_the_right_is_not_ours()
    {
        var right = await GivenBlocksAsync();
        await _upload.CommitByHolderAsync(_world.Browser(), right.Url);

        Assert.Equal(UploadProblems.Differs, Refusal(await CommitAsync()));
        Assert.Equal(UploadProblems.Differs, Refusal(await _blobs.CommitAsync(_upload.Row.Blob, [], _upload.Metadata, None)));
    }

    [Fact]
    public async Task A_blob_overwritten_after_the_commit_is_not_copied()
    {
        var right = await GivenBlocksAsync();
        var etag = Ok(await CommitAsync());
        await BrowserUpload.OverwriteByHolderAsync(_world.Browser(), right.Url, [1, 2, 3]);

        Assert.Equal(UploadProblems.Differs, Refusal(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None)));
        Assert.False(await _world.Insider("received").GetBlobClient(_upload.Row.Blob).ExistsAsync());
    }

    [Fact]
    public async Task A_copy_asked_for_again_is_the_same_copy_even_when_the_source_is_gone()
    {
        await GivenBlocksAsync();
        var etag = Ok(await CommitAsync());
        _network.LoseAnswers(1, request => request.Headers.Contains("x-ms-copy-source"));
        var copy = Ok(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None));

        Assert.Equal(1, _network.Lost);
        Assert.Equal(copy, Ok(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None)));
        await _blobs.DeleteUploadAsync(_upload.Row.Blob, None);
        Assert.Equal(copy, Ok(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None)));
    }

    [Fact]
    public async Task A_source_that_is_gone_or_archived_is_not_what_we_committed()
    {
        await GivenBlocksAsync();
        var etag = Ok(await CommitAsync());

        await _world.Insider("upload").GetBlobClient(_upload.Row.Blob).SetAccessTierAsync(AccessTier.Archive);
        Assert.Equal(UploadProblems.Differs, Refusal(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None)));

        await _blobs.DeleteUploadAsync(_upload.Row.Blob, None);
        Assert.Equal(UploadProblems.Differs, Refusal(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None)));
    }

    [Fact]
    public async Task A_blob_that_lies_in_received_already_is_not_taken_for_the_copy()
    {
        await GivenBlocksAsync();
        var etag = Ok(await CommitAsync());
        var planted = _world.Insider("received").GetBlobClient(_upload.Row.Blob);
        await planted.StartCopyFromUriAsync(_world.Insider("upload").GetBlobClient(_upload.Row.Blob).Uri);

        Assert.Equal(UploadProblems.Differs, Refusal(await _blobs.CopyToReceivedAsync(_upload.Row.Blob, etag, None)));
    }

    [Fact]
    public async Task A_leased_blob_with_snapshots_is_removed_all_the_same()
    {
        await GivenBlocksAsync();
        await CommitAsync();
        var blob = _world.Insider("upload").GetBlobClient(_upload.Row.Blob);
        await blob.CreateSnapshotAsync();
        await blob.GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);

        await _blobs.DeleteUploadAsync(_upload.Row.Blob, None);
        await _blobs.DeleteUploadAsync(_upload.Row.Blob, None);

        Assert.Empty(await BlobsNamedAsync(_upload.Row.Blob));
    }

    [Fact]
    public async Task Blocks_that_were_never_committed_are_removed_too()
    {
        await GivenBlocksAsync();

        await _blobs.DeleteUploadAsync(_upload.Row.Blob, None);

        Assert.Empty(await _blobs.StagedAsync(_upload.Row.Blob, None));
        Assert.Empty(await BlobsNamedAsync(_upload.Row.Blob));
    }

    private async Task<UploadRight> GivenBlocksAsync()
    {
        var right = await _blobs.GrantAsync(_upload.Row.Blob, Life, None);
        await _upload.PutBlocksAsync(_world.Browser(), right.Url);
        return right;
    }

    private Task<Outcome<string>> CommitAsync() => _blobs.CommitAsync(_upload.Row.Blob, _upload.BlockIds, _upload.Metadata, None);

    private async Task<List<BlobItem>> BlobsNamedAsync(string name) => await _world.Insider("upload").GetBlobsAsync(new GetBlobsOptions
    {
        Prefix = name,
        States = BlobStates.Snapshots | BlobStates.Uncommitted,
    }).ToListAsync();

    private static string Ok(Outcome<string> outcome) => Assert.IsType<Outcome<string>.Ok>(outcome).Value;

    private static Problem Refusal(Outcome<string> outcome) => Assert.IsType<Outcome<string>.Refused>(outcome).Problem;
}
