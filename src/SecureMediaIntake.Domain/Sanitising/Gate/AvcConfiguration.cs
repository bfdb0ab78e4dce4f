using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Checks avcC: high profile, level at most 4.2, four-byte lengths, one sequence and one picture parameter set, 8 bit 4:2:0.
/// </summary>
/// <remarks>ISO/IEC 14496-15, 5.3.3.1.2. A remux could also bring profiles 66 and 77; there is no remux yet, so they do not pass.</remarks>
internal static class AvcConfiguration
{
    public const byte HighProfile = 100;

    /// <summary>Level 4.2 in tenths.</summary>
    public const byte MaxLevel = 42;

    /// <summary>Bytes. x264 writes 24 to 30 for a sequence and 5 or 6 for a picture parameter set.</summary>
    private const int MaxParameterSet = 64;

    /// <summary>After the sets: 4:2:0, 8 bit, 8 bit, no extension, with the reserved bits set.</summary>
    private static ReadOnlySpan<byte> HighProfileTail => [0xFD, 0xF8, 0xF8, 0x00];

    public static string? Check(ReadOnlySpan<byte> avcC, int width, int height)
    {
        const string finding = "mp4-avc-configuration";

        // version 1; profile, compatibility, level; reserved bits and length size 4; reserved bits and one set.
        if (avcC.Length < 6 || avcC[0] != 1 || avcC[1] != HighProfile || avcC[2] != 0 || avcC[3] > MaxLevel || avcC[4] != 0xFF || avcC[5] != 0xE1)
        {
            return finding;
        }

        var rest = avcC[6..];
        if (!TryTake(ref rest, out var sequence) || rest.IsEmpty || rest[0] != 1)
        {
            return finding;
        }

        rest = rest[1..];
        if (!TryTake(ref rest, out var picture) || !rest.SequenceEqual(HighProfileTail) || !sequence[1..4].SequenceEqual(avcC[1..4]))
        {
            return finding;
        }

        return ParameterSets.IsPlainSequence(sequence, width, height) && ParameterSets.IsPlainPicture(picture) ? null : "mp4-avc-parameters";
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> set)
    {
        set = default;
        if (rest.Length < 2)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length is < 4 or > MaxParameterSet || length > rest.Length - 2)
        {
            return false;
        }

        set = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }
}
