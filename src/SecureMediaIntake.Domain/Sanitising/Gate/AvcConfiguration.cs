using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Checks avcC: high profile, four-byte lengths, one sequence and one picture parameter set, 8 bit 4:2:0. Pictures that were copied may be of
/// the baseline or main profile too, which cameras write.
/// </summary>
/// <remarks>ISO/IEC 14496-15, 5.3.3.1.2.</remarks>
internal static class AvcConfiguration
{
    public const byte HighProfile = 100;
    public const byte MainProfile = 77;
    public const byte BaselineProfile = 66;

    /// <summary>Bytes. x264 writes 24 to 30 for a sequence and 5 or 6 for a picture parameter set.</summary>
    private const int MaxParameterSet = 64;

    /// <summary>Bits of the profile's compatibility byte that must be 0.</summary>
    private const byte ReservedConstraints = 0b11;

    /// <summary>After the sets: 4:2:0, 8 bit, 8 bit, no extension, with the reserved bits set.</summary>
    private static ReadOnlySpan<byte> HighProfileTail => [0xFD, 0xF8, 0xF8, 0x00];

    public static string? Check(ReadOnlySpan<byte> avcC, Mp4Track track)
    {
        const string finding = "mp4-avc-configuration";

        // version 1; profile, compatibility, level; reserved bits and length size 4; reserved bits and one set.
        if (avcC.Length < 6 || avcC[0] != 1 || !IsProfile(avcC[1], avcC[2], track.Allowed) || avcC[3] > track.Allowed.MaxLevel
            || avcC[4] != 0xFF || avcC[5] != 0xE1)
        {
            return finding;
        }

        var rest = avcC[6..];
        if (!TryTake(ref rest, out var sequence) || rest.IsEmpty || rest[0] != 1)
        {
            return finding;
        }

        rest = rest[1..];
        if (!TryTake(ref rest, out var picture)
            || !rest.SequenceEqual(avcC[1] == HighProfile ? HighProfileTail : [])
            || !sequence[1..4].SequenceEqual(avcC[1..4]))
        {
            return finding;
        }

        return ParameterSets.IsPlainSequence(sequence, track) && ParameterSets.IsPlainPicture(picture) ? null : "mp4-avc-parameters";
    }

    private static bool IsProfile(byte profile, byte constraints, Mp4Allowed allowed) => allowed.Copied
        ? profile is HighProfile or MainProfile or BaselineProfile && (constraints & ReservedConstraints) == 0
        : profile == HighProfile && constraints == 0;

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
