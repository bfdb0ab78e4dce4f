using System.Buffers.Binary;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Walks mdat in the order of the file. Findings: <c>mp4-media-gap</c> (a byte that belongs to no sample), <c>mp4-media-overlap</c> (one that
/// belongs to two), <c>mp4-media-outside</c> (a sample beyond mdat), <c>mp4-nal-length</c> (lengths do not fill the sample),
/// <c>mp4-nal-type</c> (anything but slices: SEI with the encoder's name, parameter sets, filler), <c>mp4-sync-samples</c>, <c>mp4-cut</c>.
/// </summary>
/// <remarks>ITU-T H.264, table 7-1: 1 is a slice, 5 a slice of a key frame. ISO/IEC 14496-15, 5.3.2: each has four bytes of length before it.</remarks>
internal static class Mp4MediaWalk
{
    private const int LengthBytes = 4;
    private const int Slice = 1;
    private const int KeySlice = 5;

    public static string? Read(ForwardReader reader, long length, IReadOnlyList<Mp4Track> tracks)
    {
        var end = reader.Position + length;
        foreach (var chunk in tracks.SelectMany(t => t.Chunks).OrderBy(c => c.Offset))
        {
            if (chunk.Offset != reader.Position)
            {
                return chunk.Offset > reader.Position ? "mp4-media-gap" : "mp4-media-overlap";
            }

            if (chunk.Offset + chunk.Length > end)
            {
                return "mp4-media-outside";
            }

            var finding = chunk.Track.IsVideo ? ReadPictures(reader, chunk) : reader.TrySkip(chunk.Length) ? null : "mp4-cut";
            if (finding is not null)
            {
                return finding;
            }
        }

        return reader.Position == end ? null : "mp4-media-gap";
    }

    private static string? ReadPictures(ForwardReader reader, Mp4Chunk chunk)
    {
        for (var sample = chunk.FirstSample; sample < chunk.FirstSample + chunk.Samples; sample++)
        {
            var finding = ReadPicture(reader, chunk.Track.SampleSizes[sample], out var isKey);
            if (finding is not null)
            {
                return finding;
            }

            // Our encoder starts every key frame afresh (-g 60, closed groups), so the table must say exactly what the slices say.
            var listed = chunk.Track.SyncSamples is not { } sync || Array.BinarySearch(sync, (uint)sample + 1) >= 0;
            if (listed != isKey)
            {
                return "mp4-sync-samples";
            }
        }

        return null;
    }

    private static string? ReadPicture(ForwardReader reader, long left, out bool isKey)
    {
        isKey = false;
        Span<byte> unit = stackalloc byte[LengthBytes + 1];
        while (left > 0)
        {
            if (left < unit.Length)
            {
                return "mp4-nal-length";
            }

            if (!reader.TryRead(unit))
            {
                return "mp4-cut";
            }

            // The length counts the header byte, which is read already.
            long length = BinaryPrimitives.ReadUInt32BigEndian(unit);
            left -= LengthBytes;
            if (length < 2 || length > left)
            {
                return "mp4-nal-length";
            }

            var type = unit[LengthBytes] & 0x1F;
            if ((unit[LengthBytes] & 0x80) != 0 || type is not (Slice or KeySlice))
            {
                return "mp4-nal-type";
            }

            isKey |= type == KeySlice;
            if (!reader.TrySkip(length - 1))
            {
                return "mp4-cut";
            }

            left -= length;
        }

        return null;
    }
}
