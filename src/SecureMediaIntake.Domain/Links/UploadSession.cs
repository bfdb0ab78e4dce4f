using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Domain.Links;

/// <summary>The short-lived right of one browser that passed the check. Only the hash of its secret is kept.</summary>
/// <param name="SecretHash">SHA-256 of the 32-byte secret in the browser's cookie, lower-case hexadecimal.</param>
/// <param name="StartedAt">When the check was passed.</param>
/// <param name="MovedAt">Last time it did something; moving bytes count, as each renewal of the upload right does.</param>
public sealed record UploadSession(string SecretHash, DateTimeOffset StartedAt, DateTimeOffset MovedAt)
{
    /// <summary>Length of the secret in bytes: 256 bits.</summary>
    public const int SecretBytes = 32;

    /// <summary>Without a sign of life for this long, only the check is asked again; files stay.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>Longest session of a person who fills in pages.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Longest session of an upload that keeps moving: 2,000 MiB at 750 kbit/s take 6.2 hours.</summary>
    public static readonly TimeSpan LongestMoving = TimeSpan.FromHours(12);

    /// <summary>Whether the secret is this session's, in a time that does not depend on how much of it is right.</summary>
    public bool IsOf(ReadOnlySpan<byte> secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(SecretHash));

    public static string Hash(ReadOnlySpan<byte> secret) => Convert.ToHexStringLower(SHA256.HashData(secret));

    /// <summary>How long this browser may go on filling in pages if it gives no further sign of life.</summary>
    public TimeSpan LeftAt(DateTimeOffset now) => Min(MovedAt + Idle, StartedAt + Longest) - now;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>Whether this browser may still act.</summary>
    /// <param name="moving">Whether it asks in order to go on with an upload that is under way.</param>
    public bool HoldsAt(DateTimeOffset now, bool moving) =>
        now - MovedAt < Idle && now - StartedAt < (moving ? LongestMoving : Longest);
}
