using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Looks at an MP4 of our own making and lets it pass only if it holds the boxes that our ffmpeg command writes, in that order, and every
/// byte of media belongs to exactly one sample. An allow-list of the whole file: what nobody looked for cannot hide in it.
/// </summary>
/// <remarks>
/// ISO/IEC 14496-12 (boxes), 14496-14 (AAC), 14496-15 (H.264). Findings, from outside in: <c>mp4-cut</c>, <c>mp4-box-size</c>,
/// <c>mp4-file-box</c>, <c>mp4-file-type</c>, <c>mp4-movie-too-large</c>, <c>mp4-bytes-after-end</c>; those of the movie header are listed
/// in <see cref="Mp4Movie"/>, <see cref="Mp4TrackWalk"/>, <see cref="Mp4SampleEntry"/> and <see cref="Mp4SampleTable"/>, those of the media
/// in <see cref="Mp4MediaWalk"/>. AAC data is not parsed: it always comes from our encoder.
/// </remarks>
public static class Mp4Gate
{
    /// <summary>Largest movie header, in bytes. 300 s at 30 frames a second with sound need about 0.4 MB; it is held in memory.</summary>
    public const int MaxMovieBytes = 16 * 1024 * 1024;

    /// <summary>Samples of one track. 300 s of sound are 14,063 AAC frames, the longest videos 9,000 pictures: a larger number is a lie about memory.</summary>
    public const int MaxSamples = 50_000;

    /// <summary>Reads the stream from its position (the start of the file) to its end, once and forward only; memory up to the movie header.</summary>
    /// <param name="mp4">The rendition. An <see cref="IOException"/> of the stream itself escapes: it says nothing about the file.</param>
    /// <param name="allowed">What was chosen for this video beyond the usual form; null for nothing.</param>
    public static Mp4Verdict Check(Stream mp4, Mp4Allowed? allowed = null)
    {
        var reader = new ForwardReader(mp4);
        IReadOnlyList<Mp4Track> tracks = [];
        var finding =
            ReadFileType(reader)
            ?? ReadMovie(reader, out var moov)
            ?? Mp4Movie.Read(moov, allowed ?? new(), out tracks)
            ?? ReadFree(reader)
            ?? ReadMedia(reader, tracks);

        if (finding is not null)
        {
            return Mp4Verdict.Fail(finding);
        }

        if (!reader.AtEnd())
        {
            return Mp4Verdict.Fail("mp4-bytes-after-end");
        }

        var video = tracks[0];
        return new(
            Passed: true,
            Finding: null,
            video.Width,
            video.Height,
            TimeSpan.FromTicks((long)video.MediaTicks * TimeSpan.TicksPerSecond / video.Timescale),
            video.SampleSizes.Length,
            HasSound: tracks.Count > 1);
    }

    private static string? ReadFileType(ForwardReader reader)
    {
        var finding = ReadHeader(reader, "ftyp"u8, out var length);
        if (finding is not null)
        {
            return finding;
        }

        Span<byte> body = stackalloc byte[Mp4Patterns.FileType.Length];
        if (length != body.Length)
        {
            return "mp4-file-type";
        }

        return !reader.TryRead(body) ? "mp4-cut" : Mp4Patterns.FileType.Matches(body) ? null : "mp4-file-type";
    }

    private static string? ReadMovie(ForwardReader reader, out byte[] moov)
    {
        moov = [];
        var finding = ReadHeader(reader, "moov"u8, out var length);
        if (finding is not null)
        {
            return finding;
        }

        if (length > MaxMovieBytes)
        {
            return "mp4-movie-too-large";
        }

        moov = new byte[length];
        return reader.TryRead(moov) ? null : "mp4-cut";
    }

    private static string? ReadFree(ForwardReader reader) =>
        ReadHeader(reader, "free"u8, out var length) ?? (length == 0 ? null : "mp4-box-size");

    private static string? ReadMedia(ForwardReader reader, IReadOnlyList<Mp4Track> tracks) =>
        ReadHeader(reader, "mdat"u8, out var length) ?? Mp4MediaWalk.Read(reader, length, tracks);

    private static string? ReadHeader(ForwardReader reader, ReadOnlySpan<byte> type, out long length)
    {
        length = 0;
        Span<byte> header = stackalloc byte[BoxCursor.HeaderLength];
        if (!reader.TryRead(header))
        {
            return "mp4-cut";
        }

        if (!header[4..].SequenceEqual(type))
        {
            return "mp4-file-box";
        }

        // 0 means "to the end of the file" and 1 "a 64-bit size follows": neither is needed below 2 GB, and both would widen what fits.
        var size = BinaryPrimitives.ReadUInt32BigEndian(header);
        length = (long)size - BoxCursor.HeaderLength;
        return length < 0 ? "mp4-box-size" : null;
    }
}
