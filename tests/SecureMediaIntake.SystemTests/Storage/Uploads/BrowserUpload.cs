using System.Security.Cryptography;
using System.Text;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.SystemTests.Storage.Uploads;

/// <summary>
/// What a page makes of a file, written anew from the description of the format and not from the product's code, so that both cannot share a
/// mistake. Regions of 4 MiB; nonce of four zero bytes and a little-endian counter from 1; content key wrapped with "2.0" before it.
/// </summary>
internal sealed class BrowserUpload
{
    private const int Region = 4 * 1024 * 1024;
    private const int Block = 1024 * 1024;

    public BrowserUpload(byte[] plain, RSA uploadKey, Func<ulong, byte[]>? nonce = null, bool prefixed = true)
    {
        Plain = plain;
        var key = RandomNumberGenerator.GetBytes(32);
        Encrypted = Encrypt(plain, key, nonce ?? CounterFromOne);
        var wrapped = uploadKey.Encrypt(prefixed ? [.. "2.0\0\0\0\0\0"u8, .. key] : key, RSAEncryptionPadding.OaepSHA256);
        Row = new()
        {
            Item = ItemId.New(),
            PickId = "pick0123456789ab",
            Epoch = 1,
            Length = plain.Length,
            EncryptedLength = Encrypted.Length,
            BlockSize = Block,
            BlockCount = (Encrypted.Length + Block - 1) / Block,
            BlockIdPrefix = "AbCdEfGhIjKl",
            WrappedKey = Convert.ToBase64String(wrapped),
            KeyId = $"upload-{OpaqueId.New()}",
            Blob = OpaqueId.New(),
        };
    }

    public byte[] Plain { get; }

    public byte[] Encrypted { get; }

    public Upload Row { get; }

    public string Metadata => EncryptionData.ForUpload(Row.KeyId, Row.WrappedKey);

    public IReadOnlyList<string> BlockIds => [.. Enumerable.Range(0, Row.BlockCount).Select(Row.BlockId)];

    /// <summary>SHA-256 over the raw SHA-256 of each block.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encrypted.Chunk(Block).SelectMany(SHA256.HashData).ToArray()));

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encrypted));

    public static byte[] CounterFromOne(ulong number) => [0, 0, 0, 0, .. BitConverter.GetBytes(number + 1)];

    /// <summary>Puts every block by the signed address.</summary>
    public async Task PutBlocksAsync(HttpClient browser, Uri right)
    {
        foreach (var (bytes, number) in Encrypted.Chunk(Block).Select((bytes, number) => (bytes, number)))
        {
            await PutBlockAsync(browser, right, Row.BlockId(number), bytes);
        }
    }

    public static async Task PutBlockAsync(HttpClient browser, Uri right, string id, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        using var answer = await browser.PutAsync(new Uri($"{right}&comp=block&blockid={Uri.EscapeDataString(id)}"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the holder of the right is not meant to do: commits the blocks itself.</summary>
    public async Task CommitByHolderAsync(HttpClient browser, Uri right)
    {
        var list = string.Concat(BlockIds.Select(id => $"<Latest>{id}</Latest>"));
        using var content = new StringContent($"<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>{list}</BlockList>", Encoding.UTF8, "application/xml");
        using var answer = await browser.PutAsync(new Uri($"{right}&comp=blocklist"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Writes the whole blob anew, as the holder of a write right can.</summary>
    public static async Task OverwriteByHolderAsync(HttpClient browser, Uri right, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await browser.PutAsync(right, content);
        answer.EnsureSuccessStatusCode();
    }

    private static byte[] Encrypt(byte[] plain, byte[] key, Func<ulong, byte[]> nonce)
    {
        using var cipher = new AesGcm(key, 16);
        using var all = new MemoryStream();

        foreach (var (part, number) in plain.Chunk(Region).Select((part, number) => (part, number)))
        {
            var fresh = nonce((ulong)number);
            var sealedPart = new byte[part.Length];
            var tag = new byte[16];
            cipher.Encrypt(fresh, part, sealedPart, tag);
            all.Write([.. fresh, .. sealedPart, .. tag]);
        }

        return all.ToArray();
    }
}
