using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Walks stbl. Findings: <c>mp4-table-box</c> (a box that does not belong, or a size that does not fit), <c>mp4-sample-times</c> (stts,
/// ctts), <c>mp4-sync-samples</c>, <c>mp4-sample-sizes</c>, <c>mp4-rates</c>, <c>mp4-chunks</c> (stsc, stco), <c>mp4-sound-roll</c>, and what the sample entry
/// finds. Every number is checked in 64 bits and against the length of its box before anything is allocated from it.
/// </summary>
/// <remarks>ISO/IEC 14496-12, 8.6.1, 8.6.2, 8.7.3 to 8.7.5, 8.9.</remarks>
internal static class Mp4SampleTable
{
    /// <summary>version, flags, number of entries.</summary>
    private const int TableHeaderLength = 8;

    /// <summary>Samples by which a picture may be shown later than it is decoded; x264 veryfast needs five.</summary>
    private const int MaxReordering = 16;

    /// <summary>Bits a second that the transcode command asks of the sound encoder.</summary>
    private const uint SoundRate = 128_000;

    public static string? Read(ReadOnlySpan<byte> stbl, Mp4Track track)
    {
        var boxes = new BoxCursor(stbl);
        ReadOnlySpan<byte> sync = default;
        ReadOnlySpan<byte> reordering = default;

        // stss is missing where every picture is a key frame, ctts where none is reordered: a video of one frame has neither.
        if (!boxes.TryTake("stsd"u8, out var entries)
            || !boxes.TryTake("stts"u8, out var times)
            || (track.IsVideo && boxes.NextIs("stss"u8) && !boxes.TryTake("stss"u8, out sync))
            || (track.IsVideo && boxes.NextIs("ctts"u8) && !boxes.TryTake("ctts"u8, out reordering))
            || !boxes.TryTake("stsc"u8, out var runs)
            || !boxes.TryTake("stsz"u8, out var sizes)
            || !boxes.TryTake("stco"u8, out var offsets))
        {
            return "mp4-table-box";
        }

        var finding =
            Mp4SampleEntry.Read(entries, track)
            ?? ReadSizes(sizes, track)
            ?? ReadTimes(times, track)
            ?? CheckRates(track)
            ?? ReadReordering(reordering, track)
            ?? ReadSync(sync, track)
            ?? ReadChunks(runs, offsets, track)
            ?? ReadRoll(ref boxes, track);
        return finding ?? (boxes.AtEnd ? null : "mp4-table-box");
    }

    private static string? ReadSizes(ReadOnlySpan<byte> box, Mp4Track track)
    {
        const string finding = "mp4-sample-sizes";
        if (box.Length < 12 || box[..4].ContainsAnyExcept((byte)0))
        {
            return finding;
        }

        var common = BinaryPrimitives.ReadUInt32BigEndian(box[4..]);
        var count = BinaryPrimitives.ReadUInt32BigEndian(box[8..]);
        var table = box[12..];
        if (count is 0 or > Mp4Gate.MaxSamples || table.Length != (common == 0 ? count * 4 : 0))
        {
            return finding;
        }

        var sizes = new uint[count];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = common == 0 ? BinaryPrimitives.ReadUInt32BigEndian(table[(i * 4)..]) : common;
            if (sizes[i] == 0)
            {
                return finding;
            }
        }

        track.SampleSizes = sizes;
        return null;
    }

    private static string? ReadTimes(ReadOnlySpan<byte> box, Mp4Track track)
    {
        const string finding = "mp4-sample-times";
        if (!TryOpen(box, entryLength: 8, out var entries))
        {
            return finding;
        }

        long samples = 0;
        long ticks = 0;
        for (; !entries.IsEmpty; entries = entries[8..])
        {
            var count = BinaryPrimitives.ReadUInt32BigEndian(entries);
            var delta = BinaryPrimitives.ReadUInt32BigEndian(entries[4..]);
            samples += count;
            if (count == 0 || delta == 0 || samples > track.SampleSizes.Length)
            {
                return finding;
            }

            // At most 50,000 × 2^32, so 64 bits hold the sum.
            ticks += (long)count * delta;
            track.LongestSampleTicks = Math.Max(track.LongestSampleTicks, delta);
        }

        return samples == track.SampleSizes.Length && ticks == track.MediaTicks ? null : finding;
    }

    /// <summary>ffmpeg computes the average from the sizes, and states as most what the encoder was asked for or the average.</summary>
    private static string? CheckRates(Mp4Track track)
    {
        // 50,000 × 2^32 bytes × 8 × 2^32 does not fit into 64 bits.
        var bits = track.SampleSizes.Aggregate(UInt128.Zero, (sum, size) => sum + size) * 8;
        var average = bits * track.Timescale / track.MediaTicks;
        var asked = track.IsVideo ? 0u : SoundRate;
        return track.AverageRate == average && track.MaximumRate == Math.Max(asked, track.AverageRate) ? null : "mp4-rates";
    }

    private static string? ReadReordering(ReadOnlySpan<byte> box, Mp4Track track)
    {
        const string finding = "mp4-sample-times";
        if (box.IsEmpty)
        {
            return null;
        }

        if (!TryOpen(box, entryLength: 8, out var entries))
        {
            return finding;
        }

        track.FirstShownAt = BinaryPrimitives.ReadUInt32BigEndian(entries[4..]);
        long samples = 0;
        for (; !entries.IsEmpty; entries = entries[8..])
        {
            var count = BinaryPrimitives.ReadUInt32BigEndian(entries);
            var offset = BinaryPrimitives.ReadUInt32BigEndian(entries[4..]);
            samples += count;
            if (count == 0 || samples > track.SampleSizes.Length || offset > (long)track.LongestSampleTicks * MaxReordering)
            {
                return finding;
            }
        }

        return samples == track.SampleSizes.Length ? null : finding;
    }

    private static string? ReadSync(ReadOnlySpan<byte> box, Mp4Track track)
    {
        const string finding = "mp4-sync-samples";
        if (box.IsEmpty)
        {
            return null;
        }

        if (!TryOpen(box, entryLength: 4, out var entries) || entries.Length / 4 > track.SampleSizes.Length)
        {
            return finding;
        }

        var numbers = new uint[entries.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32BigEndian(entries[(i * 4)..]);
            if (numbers[i] <= (i == 0 ? 0 : numbers[i - 1]) || numbers[i] > track.SampleSizes.Length)
            {
                return finding;
            }
        }

        track.SyncSamples = numbers;
        return null;
    }

    private static string? ReadChunks(ReadOnlySpan<byte> runsBox, ReadOnlySpan<byte> offsetsBox, Mp4Track track)
    {
        const string finding = "mp4-chunks";
        if (!TryOpen(runsBox, entryLength: 12, out var runs)
            || !TryOpen(offsetsBox, entryLength: 4, out var offsets)
            || offsets.Length / 4 > track.SampleSizes.Length)
        {
            return finding;
        }

        var chunks = new Mp4Chunk[offsets.Length / 4];
        var sample = 0;
        uint perChunk = 0;
        uint lastPerChunk = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            // A run holds from its first chunk (numbered from 1) until the next run begins.
            if (!runs.IsEmpty && BinaryPrimitives.ReadUInt32BigEndian(runs) == i + 1)
            {
                perChunk = BinaryPrimitives.ReadUInt32BigEndian(runs[4..]);
                if (perChunk == 0 || perChunk == lastPerChunk || BinaryPrimitives.ReadUInt32BigEndian(runs[8..]) != 1)
                {
                    return finding;
                }

                lastPerChunk = perChunk;
                runs = runs[12..];
            }

            if (perChunk == 0 || perChunk > track.SampleSizes.Length - sample)
            {
                return finding;
            }

            long length = 0;
            foreach (var size in track.SampleSizes.AsSpan(sample, (int)perChunk))
            {
                length += size;
            }

            chunks[i] = new(track, BinaryPrimitives.ReadUInt32BigEndian(offsets[(i * 4)..]), length, sample, (int)perChunk);
            sample += (int)perChunk;
        }

        track.Chunks = chunks;
        return sample == track.SampleSizes.Length && runs.IsEmpty ? null : finding;
    }

    private static string? ReadRoll(ref BoxCursor boxes, Mp4Track track)
    {
        if (track.IsVideo)
        {
            return null;
        }

        return boxes.TryTake("sgpd"u8, out var description)
            && boxes.TryTake("sbgp"u8, out var samples)
            && Mp4Patterns.SoundRollDescription.Matches(description)
            && Mp4Patterns.SoundRollSamples.Matches(samples)
            && BinaryPrimitives.ReadUInt32BigEndian(samples[12..]) == track.SampleSizes.Length
                ? null
                : "mp4-sound-roll";
    }

    /// <summary>Version and flags 0, at least one entry, and exactly as many as the box is long.</summary>
    private static bool TryOpen(ReadOnlySpan<byte> box, int entryLength, out ReadOnlySpan<byte> entries)
    {
        entries = default;
        if (box.Length <= TableHeaderLength || box[..4].ContainsAnyExcept((byte)0))
        {
            return false;
        }

        entries = box[TableHeaderLength..];
        return entries.Length == (long)BinaryPrimitives.ReadUInt32BigEndian(box[4..]) * entryLength;
    }
}
