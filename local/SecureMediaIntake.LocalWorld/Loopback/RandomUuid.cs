using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.Loopback;

/// <summary>Version 4 UUIDs (RFC 9562 section 5.4), unguessable as the ids of the real services are.</summary>
internal static class RandomUuid
{
    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
