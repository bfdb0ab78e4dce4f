using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// An edit list must play the whole track once, at normal speed: a list of several edits can repeat, hide or reorder what was sent. One
/// empty edit may come first, because ffmpeg writes it where the sound begins later than the picture. Finding: <c>mp4-edit-list</c>.
/// </summary>
/// <remarks>ISO/IEC 14496-12, clause 8.6.6; version 0, times of the edit on the movie's clock, start on the track's.</remarks>
internal static class Mp4EditList
{
    private const int EntryLength = 12;
    private const uint NormalSpeed = 0x0001_0000;
    private const uint Empty = uint.MaxValue;

    /// <summary>Milliseconds by which roundings may differ: the edit is cut to whole ones, so are the two sums that it is compared with.</summary>
    private const long Rounding = 3;

    /// <summary>Samples of sound that may lie before the start: the encoder's priming of 1,024, which is one, and roundings of it.</summary>
    private const int MaxSamplesBeforeStart = 4;

    public static string? Check(ReadOnlySpan<byte> edits, Mp4Track track)
    {
        const string finding = "mp4-edit-list";

        var boxes = new BoxCursor(edits);
        if (!boxes.TryTake("elst"u8, out var list) || !boxes.AtEnd || list.Length < 8 + EntryLength || list[..4].ContainsAnyExcept((byte)0))
        {
            return finding;
        }

        var count = BinaryPrimitives.ReadUInt32BigEndian(list[4..]);
        var entries = list[8..];
        if (count is not (1 or 2) || entries.Length != count * EntryLength)
        {
            return finding;
        }

        long delay = 0;
        if (count == 2)
        {
            delay = BinaryPrimitives.ReadUInt32BigEndian(entries);
            if (delay == 0 || BinaryPrimitives.ReadUInt32BigEndian(entries[4..]) != Empty || Speed(entries) != NormalSpeed)
            {
                return finding;
            }

            entries = entries[EntryLength..];
        }

        long length = BinaryPrimitives.ReadUInt32BigEndian(entries);
        long start = BinaryPrimitives.ReadUInt32BigEndian(entries[4..]);
        var whole = Milliseconds(track.MediaTicks, track);

        // What lies before the start of the sound is not played; pictures are all shown, only later than they are decoded.
        var skipped = track.IsVideo ? 0 : Milliseconds(start, track);

        return Speed(entries) == NormalSpeed
            && start != Empty
            && (track.IsVideo ? start == track.FirstShownAt : start <= (long)track.LongestSampleTicks * MaxSamplesBeforeStart)
            && Math.Abs(length + skipped - whole) <= Rounding
            && Math.Abs(delay + length - track.TrackMilliseconds) <= Rounding
                ? null
                : finding;
    }

    private static uint Speed(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);

    private static long Milliseconds(long ticks, Mp4Track track) => ticks * 1000 / track.Timescale;
}
