using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>Deterministic ids in the care record: a repeated filing meets its own first try. Nothing about a patient is in any.</summary>
/// <remarks>RFC 9562 section 5.5 (UUIDv5). Namespace: UUIDv5 of the URL namespace and the organisation's identifier base.</remarks>
public static class RecordIds
{
    private static readonly Guid UrlNamespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <param name="about">Item or request, and its generation.</param>
    public static string Of(Uri identifierBase, string resourceType, string destination, string about, int generation) =>
        Version5(Version5(UrlNamespace, identifierBase.ToString()), $"{resourceType}|{destination}|{about}|{generation}").ToString("D");

    internal static Guid Version5(Guid space, string name)
    {
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));

        // The standard names SHA-1 for this version; it hides nothing here, it only spreads names.
#pragma warning disable CA5350
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
