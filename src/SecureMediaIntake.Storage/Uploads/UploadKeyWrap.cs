using System.Buffers.Text;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Uploads;
using SecureMediaIntake.Storage.Sealing;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>A content key for one posted photo, made and wrapped as a page does it for its own.</summary>
internal static class UploadKeyWrap
{
    private const int KeyBytes = 32;

    /// <returns>The cipher, which is the caller's to dispose of, and its key under the upload key, base64. The key itself is wiped.</returns>
    public static (AesGcm Cipher, string Wrapped) NewCipher(UploadKey key)
    {
        using var wrapper = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key.Modulus),
            Exponent = Base64Url.DecodeFromChars(key.Exponent),
        });

        byte[] envelope = [.. EncryptedLayout.WrappedPrefix, .. new byte[KeyBytes]];
        RandomNumberGenerator.Fill(envelope.AsSpan(EncryptedLayout.WrappedPrefix.Length));
        var wrapped = Convert.ToBase64String(wrapper.Encrypt(envelope, RSAEncryptionPadding.OaepSHA256));

        return (SealedRegions.Cipher(envelope), wrapped);
    }
}
