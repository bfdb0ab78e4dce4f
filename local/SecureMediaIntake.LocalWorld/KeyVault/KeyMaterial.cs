using System.Buffers.Text;
using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.KeyVault;

/// <summary>Makes private keys and uses them.</summary>
/// <remarks>
/// A key is opened anew for each use: key objects may not be shared by threads, and opening one takes less than using it.
/// RSA1_5 is left out on purpose: it is deprecated, and nothing that the product does may come to need it.
/// </remarks>
internal static class KeyMaterial
{
    /// <summary>Bits of an RSA key when the request names none.</summary>
    private const int DefaultRsaBits = 2048;

    private static readonly int[] RsaSizes = [2048, 3072, 4096];

    public static bool IsRsa(string type) => type is "RSA" or "RSA-HSM";

    /// <summary>Makes a private key, PKCS#8. Costs up to seconds for 4096 bits.</summary>
    public static byte[] Make(string type, int? size, string? curve)
    {
        if (IsRsa(type))
        {
            if (!RsaSizes.Contains(size ?? DefaultRsaBits))
            {
                throw VaultRefusals.Bad("Property has invalid value: key_size must be 2048, 3072 or 4096.");
            }

            using var rsa = RSA.Create(size ?? DefaultRsaBits);
            return rsa.ExportPkcs8PrivateKey();
        }

        if (type is not ("EC" or "EC-HSM"))
        {
            throw VaultRefusals.Bad("Property has invalid value: kty must be RSA, RSA-HSM, EC or EC-HSM.");
        }

        using var ec = ECDsa.Create(curve switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            _ => throw VaultRefusals.Bad("Property has invalid value: crv must be P-256 or P-384."),
        });
        return ec.ExportPkcs8PrivateKey();
    }

    /// <summary>The public half as a JSON Web Key (RFC 7518 section 6); coordinates keep their leading zeros.</summary>
    public static WireJsonWebKey Public(KeyVersion key, string keyId)
    {
        var bare = new WireJsonWebKey(keyId, key.Type, key.Operations);
        if (IsRsa(key.Type))
        {
            using var rsa = OpenRsa(key);
            var values = rsa.ExportParameters(includePrivateParameters: false);
            return bare with { N = Base64Url.EncodeToString(values.Modulus), E = Base64Url.EncodeToString(values.Exponent) };
        }

        using var ec = OpenEc(key);
        var point = ec.ExportParameters(includePrivateParameters: false).Q;
        return bare with { Curve = key.Curve, X = Base64Url.EncodeToString(point.X), Y = Base64Url.EncodeToString(point.Y) };
    }

    /// <returns>Null for EC, whose size is its curve.</returns>
    public static int? RsaBits(KeyVersion key)
    {
        if (!IsRsa(key.Type))
        {
            return null;
        }

        using var rsa = OpenRsa(key);
        return rsa.KeySize;
    }

    public static byte[] Encrypt(KeyVersion key, string algorithm, byte[] plain)
    {
        var padding = EncryptionPadding(key, algorithm);
        using var rsa = OpenRsa(key);
        return Guarded(() => rsa.Encrypt(plain, padding));
    }

    public static byte[] Decrypt(KeyVersion key, string algorithm, byte[] cipher)
    {
        var padding = EncryptionPadding(key, algorithm);
        using var rsa = OpenRsa(key);
        return Guarded(() => rsa.Decrypt(cipher, padding));
    }

    /// <returns>For EC the two numbers r‖s of fixed length (RFC 7518 section 3.4), not the DER form.</returns>
    public static byte[] Sign(KeyVersion key, string algorithm, byte[] digest)
    {
        var scheme = SignatureScheme(key, algorithm, digest);
        if (scheme.Padding is { } padding)
        {
            using var rsa = OpenRsa(key);
            return Guarded(() => rsa.SignHash(digest, scheme.Hash, padding));
        }

        using var ec = OpenEc(key);
        return ec.SignHash(digest, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public static bool Verify(KeyVersion key, string algorithm, byte[] digest, byte[] signature)
    {
        var scheme = SignatureScheme(key, algorithm, digest);
        if (scheme.Padding is { } padding)
        {
            using var rsa = OpenRsa(key);
            return rsa.VerifyHash(digest, signature, scheme.Hash, padding);
        }

        using var ec = OpenEc(key);
        return ec.VerifyHash(digest, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static RSAEncryptionPadding EncryptionPadding(KeyVersion key, string algorithm) => (IsRsa(key.Type), algorithm) switch
    {
        (true, "RSA-OAEP") => RSAEncryptionPadding.OaepSHA1,
        (true, "RSA-OAEP-256") => RSAEncryptionPadding.OaepSHA256,
        _ => throw Incompatible(key, algorithm),
    };

    private static (HashAlgorithmName Hash, RSASignaturePadding? Padding) SignatureScheme(KeyVersion key, string algorithm, byte[] digest)
    {
        (HashAlgorithmName Hash, RSASignaturePadding? Padding, int Bytes) scheme = (IsRsa(key.Type) ? "RSA" : key.Curve, algorithm) switch
        {
            ("RSA", "RS256") => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, SHA256.HashSizeInBytes),
            ("RSA", "RS384") => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1, SHA384.HashSizeInBytes),
            ("RSA", "RS512") => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1, SHA512.HashSizeInBytes),
            ("RSA", "PS256") => (HashAlgorithmName.SHA256, RSASignaturePadding.Pss, SHA256.HashSizeInBytes),
            ("RSA", "PS384") => (HashAlgorithmName.SHA384, RSASignaturePadding.Pss, SHA384.HashSizeInBytes),
            ("RSA", "PS512") => (HashAlgorithmName.SHA512, RSASignaturePadding.Pss, SHA512.HashSizeInBytes),
            ("P-256", "ES256") => (HashAlgorithmName.SHA256, null, SHA256.HashSizeInBytes),
            ("P-384", "ES384") => (HashAlgorithmName.SHA384, null, SHA384.HashSizeInBytes),
            _ => throw Incompatible(key, algorithm),
        };

        return digest.Length == scheme.Bytes
            ? (scheme.Hash, scheme.Padding)
            : throw VaultRefusals.Bad($"Invalid length of 'value': {digest.Length} bytes. {algorithm} requires {scheme.Bytes} bytes, encoded with base64url.");
    }

    private static byte[] Guarded(Func<byte[]> operation)
    {
        try
        {
            return operation();
        }
        catch (CryptographicException)
        {
            // One text for every cause, as the real service: which check of the padding failed must not be told.
            throw VaultRefusals.Bad("The parameter is incorrect.\r\n");
        }
    }

    private static VaultRefusedException Incompatible(KeyVersion key, string algorithm) =>
        VaultRefusals.Bad($"Key of type '{key.Type}' and algorithm '{algorithm}' are incompatible.");

    private static RSA OpenRsa(KeyVersion key)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(key.Pkcs8, out _);
        return rsa;
    }

    private static ECDsa OpenEc(KeyVersion key)
    {
        var ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(key.Pkcs8, out _);
        return ec;
    }
}
