using System.Security.Cryptography;

using Azure.Storage.Blobs.Models;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.SystemTests.Storage.Uploads;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Sealing;

/// <summary>What phones send is decrypted only if it is, to the last byte, what the page makes.</summary>
[Collection(StorageCollection.Name)]
public sealed class BlobOriginalsTests : IDisposable
{
    private const int Region = 4 * 1024 * 1024;
    private const int StoredRegion = Region + 28;

    private readonly StorageWorld _world;
    private readonly FaultyNetwork _network = new();
    private readonly ServiceProvider _services;
    private readonly IOriginals _originals;
    private readonly RSA _key = RSA.Create(2048);
    private readonly string _path;

    public BlobOriginalsTests(StorageWorld world)
    {
        _world = world;
        _services = world.NewServices(_network);
        _originals = _services.GetRequiredService<IOriginals>();
        _path = world.NewPath();
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
    [InlineData((3 * Region) + 7)]
    public async Task What_the_page_encrypted_is_decrypted_into_a_private_file(int length)
    {
        var upload = new BrowserUpload(RandomNumberGenerator.GetBytes(length), _key);

        var outcome = await DecryptAsync(await ReceivedAsync(upload));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(upload.Plain)), Assert.IsType<Outcome<string>.Ok>(outcome).Value);
        Assert.Equal(upload.Plain, await File.ReadAllBytesAsync(_path));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
        }
    }

    [Theory]
    [InlineData("little-endian from 0")]
    [InlineData("big-endian from 1")]
    [InlineData("big-endian from 0, as another writer does")]
    [InlineData("random")]
    [InlineData("the same every time")]
    public async Task Another_order_of_nonces_is_refused(string order)
    {
        byte[] Nonce(ulong number) => order switch
        {
            "little-endian from 0" => [0, 0, 0, 0, .. BitConverter.GetBytes(number)],
            "big-endian from 1" => [0, 0, 0, 0, .. BitConverter.GetBytes(number + 1).Reverse()],
            "big-endian from 0, as another writer does" => [0, 0, 0, 0, .. BitConverter.GetBytes(number).Reverse()],
            "the same every time" => BrowserUpload.CounterFromOne(0),
            _ => RandomNumberGenerator.GetBytes(12),
        };

        await RefusedAsync(await ReceivedAsync(new(RandomNumberGenerator.GetBytes(Region + 100), _key, Nonce)));
    }

    [Theory]
    [InlineData("bit flipped")]
    [InlineData("tag flipped")]
    [InlineData("regions swapped")]
    [InlineData("last region cut")]
    [InlineData("last byte cut")]
    [InlineData("region added")]
    [InlineData("byte added")]
    public async Task Changed_bytes_are_refused_even_when_the_row_was_made_to_fit(string change)
    {
        var upload = new BrowserUpload(RandomNumberGenerator.GetBytes(2 * Region), _key);
        var bytes = upload.Encrypted;

        bytes = change switch
        {
            "bit flipped" => Flip(bytes, 5_000_000),
            "tag flipped" => Flip(bytes, bytes.Length - 1),
            "regions swapped" => [.. bytes[StoredRegion..], .. bytes[..StoredRegion]],
            "last region cut" => bytes[..StoredRegion],
            "last byte cut" => bytes[..^1],
            "region added" => [.. bytes, .. bytes[..StoredRegion]],
            _ => [.. bytes, 0],
        };

        var row = await ReceivedAsync(upload, bytes);
        await RefusedAsync(row);
        await RefusedAsync(row with { EncryptedLength = bytes.Length });

        // With its length too, a whole region less is simply a shorter file: then the row's SHA-256 is what tells.
        var shorter = row with { EncryptedLength = bytes.Length, Length = bytes.Length - (28 * (long)Math.Ceiling(bytes.Length / (double)StoredRegion)) };
        await RefusedAsync(change == "last region cut" ? shorter with { Sha256 = upload.Sha256 } : shorter);
    }

    [Theory]
    [InlineData("RSA-OAEP-256", "RSA-OAEP")]
    [InlineData("AES_GCM_256", "AES_CBC_256")]
    [InlineData("\"2.0\"", "\"1.0\"")]
    [InlineData("FullBlob", "Partial")]
    [InlineData("\"KeyId\":\"upload-", "\"KeyId\":\"uploae-")]
    [InlineData("4194304", "1048576")]
    [InlineData("{\"EncryptionMode\"", "{\"EncryptionMood\"")]
    public async Task Other_encryption_data_is_refused(string from, string to)
    {
        var upload = new BrowserUpload(RandomNumberGenerator.GetBytes(1000), _key);
        var metadata = upload.Metadata.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(upload.Metadata, metadata);

        await RefusedAsync(await ReceivedAsync(upload, metadata: metadata));
    }

    [Fact]
    public async Task Missing_encryption_data_is_refused()
    {
        var upload = new BrowserUpload(RandomNumberGenerator.GetBytes(1000), _key);

        await RefusedAsync(await ReceivedAsync(upload, metadata: string.Empty));
    }

    [Fact]
    public async Task A_content_key_without_its_version_or_for_another_key_is_refused()
    {
        using var other = RSA.Create(2048);

        await RefusedAsync(await ReceivedAsync(new(RandomNumberGenerator.GetBytes(1000), _key, prefixed: false)));
        await RefusedAsync(await ReceivedAsync(new(RandomNumberGenerator.GetBytes(1000), other)));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_is_refused()
    {
        var row = await ReceivedAsync(new(RandomNumberGenerator.GetBytes(1000), _key));

        await RefusedAsync(row with { Sha256 = new string('0', 64) });
        await RefusedAsync(row with { ReceivedETag = "\"0x0000\"" });
        await RefusedAsync(row with { ReceivedETag = null });
        await RefusedAsync(row with { Length = 999 });
        await RefusedAsync(row with { Blob = OpaqueId.New() });
        await RefusedAsync(row with { KeyId = "upload-other" });
        await RefusedAsync(row with { WrappedKey = "AAAA" });
        await RefusedAsync(row with { WrappedKey = "not base64!" });
        Assert.IsType<Outcome<string>.Ok>(await DecryptAsync(row));
    }

    [Fact]
    public async Task A_file_or_link_that_is_there_already_is_not_written_to()
    {
        var row = await ReceivedAsync(new(RandomNumberGenerator.GetBytes(1000), _key));
        var victim = _world.NewPath();
        await File.WriteAllTextAsync(victim, "kept");
        File.CreateSymbolicLink(_path, victim);

        await Assert.ThrowsAsync<IOException>(() => DecryptAsync(row));

        Assert.Equal("kept", await File.ReadAllTextAsync(victim));
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_unavailable_and_leaves_no_file()
    {
        var row = await ReceivedAsync(new(RandomNumberGenerator.GetBytes(1000), _key));
        _network.LoseRequests(int.MaxValue, _ => true);

        await Assert.ThrowsAsync<UnavailableException>(() => DecryptAsync(row));

        Assert.False(File.Exists(_path));
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= 1;
        return flipped;
    }

    private async Task<Upload> ReceivedAsync(BrowserUpload upload, byte[]? bytes = null, string? metadata = null)
    {
        var stored = bytes ?? upload.Encrypted;
        var said = metadata ?? upload.Metadata;
        BlobContentInfo written = await _world.Insider("received").GetBlobClient(upload.Row.Blob).UploadAsync(
            BinaryData.FromBytes(stored),
            new BlobUploadOptions
            {
                Metadata = said.Length == 0 ? null : new Dictionary<string, string> { ["encryptiondata"] = said },
            });

        return upload.Row with
        {
            ReceivedETag = written.ETag.ToString(),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stored)),
        };
    }

    private Task<Outcome<string>> DecryptAsync(Upload row) => _originals.DecryptAsync(row, _key, _path, CancellationToken.None);

    private async Task RefusedAsync(Upload row)
    {
        Assert.Equal(UploadProblems.Differs, Assert.IsType<Outcome<string>.Refused>(await DecryptAsync(row)).Problem);
        Assert.False(File.Exists(_path));
    }
}
