using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>
/// What the upload page does in the browser, written a second time from the format's description alone: regions of nonce ‖ AES-256-GCM ‖ tag, key wrapped
/// with RSA-OAEP-256.
/// </summary>
internal sealed class PhoneEncryption
{
    private const int Region = 4 * 1024 * 1024;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>What stands before the content key when it is wrapped. Tests change it to what must be refused.</summary>
    public byte[] Version { get; init; } = "2.0\0\0\0\0\0"u8.ToArray();

    /// <summary>The nonce of each region, from 0. Tests change it to what must be refused.</summary>
    public Func<ulong, byte[]> Nonce { get; init; } = number =>
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(nonce.AsSpan(4), number + 1);
        return nonce;
    };

    public byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        using var cipher = new AesGcm(_key, 16);
        using var all = new MemoryStream();

        for (var (at, counter) = (0, 1UL); at < plain.Length; at += Region, counter++)
        {
            var region = plain[at..Math.Min(plain.Length, at + Region)];
            var nonce = Nonce(counter - 1);
            var (encrypted, tag) = (new byte[region.Length], new byte[16]);
            cipher.Encrypt(nonce, region, encrypted, tag);
            all.Write(nonce);
            all.Write(encrypted);
            all.Write(tag);
        }

        return all.ToArray();
    }

    public string Wrap(string modulus, string exponent)
    {
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = System.Buffers.Text.Base64Url.DecodeFromChars(modulus),
            Exponent = System.Buffers.Text.Base64Url.DecodeFromChars(exponent),
        });
        return Convert.ToBase64String(rsa.Encrypt([.. Version, .. _key], RSAEncryptionPadding.OaepSHA256));
    }
}
