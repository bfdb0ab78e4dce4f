using System.Buffers.Binary;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Whether a profile can be that of a picture. NetVips silently takes sRGB for one that does not fit, and the report would say that the colours
/// were converted by the photo's own profile.
/// </summary>
/// <remarks>ICC.1:2022, 7.2: size at 0, data colour space at 16, "acsp" at 36.</remarks>
internal static class IccHeader
{
    private const int Length = 128;

    /// <param name="profile">As the file holds it.</param>
    /// <param name="colours">Channels of the picture without alpha: 1, 3 or 4.</param>
    public static bool Fits(ReadOnlySpan<byte> profile, int colours) =>
        profile.Length > Length
        && BinaryPrimitives.ReadUInt32BigEndian(profile) <= profile.Length
        && profile[36..40].SequenceEqual("acsp"u8)
        && profile[16..20].SequenceEqual(colours switch { 1 => "GRAY"u8, 4 => "CMYK"u8, _ => "RGB "u8 });
}
