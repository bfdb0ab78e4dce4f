using System.Security.Cryptography;

using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Storage.Sealing;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Sealing;

[Collection(StorageCollection.Name)]
public sealed class BlobRenditionsTests : IDisposable
{
    private const int Region = 4 * 1024 * 1024;
    private const int StoredRegion = Region + 28;
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StorageWorld _world;
    private readonly FaultyNetwork _network = new();
    private readonly ServiceProvider _services;
    private readonly IRenditions _renditions;
    private readonly RecordKey _key = RecordKey.New("AAA01", RequestId.New());
    private readonly string _purpose = SealPurpose.Of(ItemId.New(), RenditionPart.Kept);

    public BlobRenditionsTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices(_network);
        _renditions = _services.GetRequiredService<IRenditions>();
    }

    public void Dispose()
    {
        _services.Dispose();
        _network.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Region - 1)]
    [InlineData(Region)]
    [InlineData(Region + 1)]
    [InlineData((2 * Region) + 12345)]
    public async Task What_is_sealed_opens_at_every_boundary(int length)
    {
        var (plain, part) = await GivenSealedAsync(length);
        int[] edges = [0, 1, Region - 1, Region, Region + 1, (2 * Region) - 1, 2 * Region, length - 1, length];

        foreach (var from in edges.Where(edge => edge >= 0 && edge <= length).Distinct())
        {
            foreach (var until in edges.Where(edge => edge >= from && edge <= length && edge - from <= IRenditions.MaxRange).Distinct())
            {
                var range = await _renditions.OpenRangeAsync(_key, _purpose, part, from, until - from, None);
                Assert.True(plain.AsSpan(from, until - from).SequenceEqual(range), $"{from}..{until} of {length}");
            }
        }
    }

    [Fact]
    public async Task Nothing_of_it_lies_readable_in_storage()
    {
        var (plain, part) = await GivenSealedAsync(100_000);

        BlobDownloadResult stored = await Sealed(part).DownloadContentAsync();

        Assert.Equal(100_028, stored.Content.ToMemory().Length);
        Assert.Equal(-1, stored.Content.ToMemory().Span.IndexOf(plain.AsSpan(5000, 16)));
        Assert.Equal("application/octet-stream", stored.Details.ContentType);
        Assert.Contains("\"Algorithm\":\"A256GCM-SMI1\"", stored.Details.Metadata["encryptiondata"], StringComparison.Ordinal);
        Assert.StartsWith("record/", part.KeyId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SDKs_own_reader_opens_it_too()
    {
        var (plain, part) = await GivenSealedAsync(Region + 77);
        var sdk = Sealed(part).WithClientSideEncryptionOptions(
            new(ClientSideEncryptionVersion.V2_0) { KeyEncryptionKey = new RecordKeyWrap(_key, _purpose, part.Blob) });

        BlobDownloadResult opened = await sdk.DownloadContentAsync();

        Assert.True(plain.AsSpan().SequenceEqual(opened.Content.ToMemory().Span));
    }

    [Fact]
    public async Task Another_purpose_or_another_key_does_not_open_it()
    {
        var (_, part) = await GivenSealedAsync(1000);
        using var other = RecordKey.New("AAA01", RequestId.New());

        await RefusedAsync(part, purpose: SealPurpose.Of(ItemId.New(), RenditionPart.Kept));
        await RefusedAsync(part, key: other);
    }

    [Fact]
    public async Task A_blob_that_was_cut_at_a_region_is_refused()
    {
        var (_, part) = await GivenSealedAsync((2 * Region) + 500);
        BlobDownloadResult stored = await Sealed(part).DownloadContentAsync();

        var cut = await ReplaceAsync(part, stored.Content.ToArray()[..(2 * StoredRegion)], stored.Details.Metadata);

        await RefusedAsync(part);
        await RefusedAsync(part with { ETag = cut });
    }

    [Fact]
    public async Task A_blob_whose_regions_were_swapped_is_refused()
    {
        var (_, part) = await GivenSealedAsync(2 * Region);
        BlobDownloadResult stored = await Sealed(part).DownloadContentAsync();
        var bytes = stored.Content.ToArray();

        var swapped = await ReplaceAsync(part, [.. bytes[StoredRegion..], .. bytes[..StoredRegion]], stored.Details.Metadata);

        await RefusedAsync(part with { ETag = swapped });
    }

    [Fact]
    public async Task A_blob_without_its_metadata_is_never_taken_for_content()
    {
        var (_, part) = await GivenSealedAsync(1000);

        BlobInfo stripped = await Sealed(part).SetMetadataAsync(new Dictionary<string, string>());

        await RefusedAsync(part);
        await RefusedAsync(part with { ETag = stripped.ETag.ToString() });
    }

    [Theory]
    [InlineData("\"KeyId\":\"record/", "\"KeyId\":\"recorb/")]
    [InlineData("\"Protocol\":\"2.0\"", "\"Protocol\":\"1.0\"")]
    [InlineData("AES_GCM_256", "AES_CBC_256")]
    [InlineData("A256GCM-SMI1", "RSA-OAEP-256")]
    [InlineData("4194304", "1048576")]
    [InlineData("{\"", "[\"")]
    public async Task A_blob_with_other_encryption_data_is_refused(string from, string to)
    {
        var (_, part) = await GivenSealedAsync(1000);
        BlobProperties properties = await Sealed(part).GetPropertiesAsync();
        var data = properties.Metadata["encryptiondata"];
        Assert.Contains(from, data, StringComparison.Ordinal);

        BlobInfo changed = await Sealed(part).SetMetadataAsync(
            new Dictionary<string, string> { ["encryptiondata"] = data.Replace(from, to, StringComparison.Ordinal) });

        await RefusedAsync(part with { ETag = changed.ETag.ToString() });
    }

    [Fact]
    public async Task A_blob_moved_under_another_name_or_swapped_for_a_sibling_is_refused()
    {
        var (_, one) = await GivenSealedAsync(1000);
        var (_, two) = await GivenSealedAsync(1000);
        BlobDownloadResult stored = await Sealed(one).DownloadContentAsync();

        var moved = await ReplaceAsync(two, stored.Content.ToArray(), stored.Details.Metadata);

        await RefusedAsync(two with { ETag = moved });
    }

    [Fact]
    public async Task A_range_outside_the_part_is_a_fault_of_the_caller()
    {
        var (_, part) = await GivenSealedAsync(1000);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _renditions.OpenRangeAsync(_key, _purpose, part, 1, 1000, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _renditions.OpenRangeAsync(_key, _purpose, part, -1, 10, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _renditions.OpenRangeAsync(_key, _purpose, part with { Length = 2L * Region }, 0, Region + 1, None));
    }

    [Fact]
    public async Task A_deleted_part_is_gone_and_again_is_harmless()
    {
        var (_, part) = await GivenSealedAsync(1000);

        await _renditions.DeleteAsync(part.Blob, None);
        await _renditions.DeleteAsync(part.Blob, None);

        await RefusedAsync(part);
    }

    [Fact]
    public async Task A_seal_whose_acknowledgement_is_lost_is_recognised_and_silence_is_unavailable()
    {
        _network.LoseAnswers(1, request => request.Method == HttpMethod.Put);
        var (plain, part) = await GivenSealedAsync(1000);
        Assert.Equal(1, _network.Lost);
        Assert.Equal(plain, await _renditions.OpenRangeAsync(_key, _purpose, part, 0, 1000, None));

        _network.LoseRequests(int.MaxValue, _ => true);
        await Assert.ThrowsAsync<UnavailableException>(() => GivenSealedAsync(1000));
        await Assert.ThrowsAsync<UnavailableException>(() => _renditions.OpenRangeAsync(_key, _purpose, part, 0, 1000, None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Region)]
    [InlineData((2 * Region) + 12345)]
    public async Task Sealed_anew_for_another_request_it_is_the_same_and_opens_there_only(int length)
    {
        var item = ItemId.New();
        var purpose = SealPurpose.Of(item, RenditionPart.Kept);
        var (plain, part) = await GivenSealedAsync(length, purpose);
        using var other = RecordKey.New("AAA01", RequestId.New());
        var rendition = new Rendition
        {
            Item = item, Parts = [part], Report = SealedReport.Seal(Tests.Clinic.TestSite.Report(DateTimeOffset.UnixEpoch, MediaKind.Photo), _key),
            OriginalSha256 = new('a', 64), OriginalLength = 1, Scan = ScanState.NotScanned, SealedAt = DateTimeOffset.UnixEpoch, SanitiseSeconds = 1, SealSeconds = 1,
        };

        var moved = await new Reseal(_renditions).RunAsync((rendition, _key), (ItemId.New(), other), None);

        var there = Assert.Single(moved.Parts);
        var read = new List<byte>();

        for (var at = 0; at < length; at += Region)
        {
            read.AddRange(await _renditions.OpenRangeAsync(other, SealPurpose.Of(moved.Item, RenditionPart.Kept), there, at, Math.Min(Region, length - at), None));
        }

        Assert.Equal(plain, read);
        Assert.Equal((part.Length, part.Sha256), (there.Length, there.Sha256));
        Assert.NotEqual(part.Blob, there.Blob);
        Assert.NotNull(moved.OpenReport(other));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _renditions.OpenRangeAsync(other, purpose, part, 0, Math.Min(1, length), None));
    }

    private async Task<(byte[] Plain, SealedPart Part)> GivenSealedAsync(int length, string? purpose = null)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        using var clean = new MemoryStream(plain);
        var receipt = await _renditions.SealAsync(_key, purpose ?? _purpose, clean, None);
        return (plain, new(
            RenditionPart.Kept, receipt.Blob, "image/jpeg", length, Convert.ToHexStringLower(SHA256.HashData(plain)), receipt.ETag, receipt.KeyId, 1, 1));
    }

    private BlobClient Sealed(SealedPart part) => _world.Insider("renditions").GetBlobClient(part.Blob);

    private async Task<string> ReplaceAsync(SealedPart part, byte[] bytes, IDictionary<string, string> metadata)
    {
        BlobContentInfo written = await Sealed(part).UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { Metadata = metadata });
        return written.ETag.ToString();
    }

    private async Task RefusedAsync(SealedPart part, string? purpose = null, RecordKey? key = null) => await Assert.ThrowsAnyAsync<CryptographicException>(
        () => _renditions.OpenRangeAsync(key ?? _key, purpose ?? _purpose, part, 0, (int)Math.Min(part.Length, IRenditions.MaxRange), None));
}
