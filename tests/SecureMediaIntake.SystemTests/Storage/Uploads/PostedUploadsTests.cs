using System.Buffers.Text;
using System.Security.Cryptography;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Uploads;

/// <summary>What the service encrypts for a browser without script is, byte for byte, what a page would have made.</summary>
[Collection(StorageCollection.Name)]
public sealed class PostedUploadsTests : IDisposable
{
    private const int Region = 4 * 1024 * 1024;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly StorageWorld _world;
    private readonly ServiceProvider _services;
    private readonly RSA _pair = RSA.Create(2048);
    private readonly UploadKey _key;
    private readonly UploadPlace _place = UploadPlace.New(RequestId.New());

    public PostedUploadsTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices();
        var open = _pair.ExportParameters(includePrivateParameters: false);
        _key = new()
        {
            KeyId = $"upload-{OpaqueId.New()}",
            Modulus = Base64Url.EncodeToString(open.Modulus!),
            Exponent = Base64Url.EncodeToString(open.Exponent!),
            Private = null,
            Mac = string.Empty,
        };
    }

    public void Dispose()
    {
        _services.Dispose();
        _pair.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Region - 1)]
    [InlineData(Region)]
    [InlineData(Region + 1)]
    [InlineData((2 * Region) + 7)]
    public async Task A_posted_photo_is_opened_as_a_phones_own_is(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);

        var upload = await ReceivedAsync(Assert.IsType<Outcome<StagedPhoto>.Ok>(await StageAsync(plain)).Value);
        var path = _world.NewPath();
        var opened = await _services.GetRequiredService<IOriginals>().DecryptAsync(upload, _pair, path, None);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plain)), Assert.IsType<Outcome<string>.Ok>(opened).Value);
        Assert.Equal(plain, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task No_key_is_used_for_two_photos()
    {
        var plain = RandomNumberGenerator.GetBytes(1000);

        var first = Assert.IsType<Outcome<StagedPhoto>.Ok>(await StageAsync(plain)).Value;
        var again = Assert.IsType<Outcome<StagedPhoto>.Ok>(await StageAsync(plain)).Value;

        Assert.NotEqual(first.WrappedKey, again.WrappedKey);
        Assert.NotEqual(first.Digest, again.Digest);
    }

    [Fact]
    public async Task An_empty_photo_and_one_over_20_MB_are_refused()
    {
        Assert.Equal(UploadProblems.Empty, Assert.IsType<Outcome<StagedPhoto>.Refused>(await StageAsync([])).Problem);
        Assert.Equal(
            UploadProblems.PostedTooLarge,
            Assert.IsType<Outcome<StagedPhoto>.Refused>(await StageAsync(new byte[UploadLimits.MaxPostedBytes + 1])).Problem);

        Assert.Equal(
            UploadLimits.MaxPostedBytes,
            Assert.IsType<Outcome<StagedPhoto>.Ok>(await StageAsync(new byte[UploadLimits.MaxPostedBytes])).Value.Length);
    }

    private async Task<Outcome<StagedPhoto>> StageAsync(byte[] plain)
    {
        using var photo = new MemoryStream(plain);
        return await _services.GetRequiredService<IPostedUploads>().StageAsync(_place, _key, photo, None);
    }

    /// <summary>Committed and copied as the service does it with every upload.</summary>
    private async Task<Upload> ReceivedAsync(StagedPhoto staged)
    {
        var blobs = _services.GetRequiredService<IUploadBlobs>();
        var stored = EncryptedLayout.EncryptedLength(staged.Length);
        var upload = new Upload
        {
            Item = ItemId.New(),
            PickId = OpaqueId.New(),
            Epoch = 1,
            Length = staged.Length,
            EncryptedLength = stored,
            BlockSize = staged.BlockSize,
            BlockCount = (int)((stored + staged.BlockSize - 1) / staged.BlockSize),
            BlockIdPrefix = _place.BlockIdPrefix,
            WrappedKey = staged.WrappedKey,
            KeyId = _key.KeyId,
            Blob = _place.Blob,
        };
        var committed = await blobs.CommitAsync(
            upload.Blob,
            [.. Enumerable.Range(0, upload.BlockCount).Select(upload.BlockId)],
            EncryptionData.ForUpload(upload.KeyId, upload.WrappedKey),
            None);
        var copy = Assert.IsType<Outcome<string>.Ok>(
            await blobs.CopyToReceivedAsync(upload.Blob, Assert.IsType<Outcome<string>.Ok>(committed).Value, None)).Value;
        var bytes = await blobs.HashReceivedAsync(upload.Blob, copy, upload.BlockSize, None);

        Assert.Equal((stored, staged.Digest), (bytes.Length, bytes.Digest));
        return upload with { ReceivedETag = copy, Sha256 = bytes.Sha256 };
    }
}
