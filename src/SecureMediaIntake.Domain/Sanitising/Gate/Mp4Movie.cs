using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Walks the movie header: mvhd, one video track, at most one sound track, the constant udta. Findings: <c>mp4-movie-box</c> (a box that
/// does not belong, or a size that does not fit), <c>mp4-movie-header</c>, <c>mp4-movie-length</c>, <c>mp4-second-video-track</c>,
/// <c>mp4-second-sound-track</c>, <c>mp4-user-data</c>, <c>mp4-tags</c> (a title or the like).
/// </summary>
internal static class Mp4Movie
{
    /// <summary>Milliseconds by which roundings may differ.</summary>
    private const long Rounding = 2;

    /// <param name="moov">The content of the box, without size and type.</param>
    /// <param name="tracks">Video first, then sound if there is any; to be used only if nothing was found.</param>
    public static string? Read(ReadOnlySpan<byte> moov, Mp4Allowed allowed, out IReadOnlyList<Mp4Track> tracks)
    {
        var found = new List<Mp4Track>(2);
        tracks = found;

        var boxes = new BoxCursor(moov);
        if (!boxes.TryTake("mvhd"u8, out var header) || !boxes.TryTake("trak"u8, out var first))
        {
            return "mp4-movie-box";
        }

        if (!Mp4Patterns.MovieHeader.Matches(header))
        {
            return "mp4-movie-header";
        }

        var video = new Mp4Track { IsVideo = true, Number = 1, Allowed = allowed };
        if (Mp4TrackWalk.Read(first, video) is { } inVideo)
        {
            return inVideo;
        }

        found.Add(video);
        if (boxes.NextIs("trak"u8))
        {
            if (!boxes.TryTake("trak"u8, out var second))
            {
                return "mp4-movie-box";
            }

            if (Mp4TrackWalk.IsVideo(second))
            {
                return "mp4-second-video-track";
            }

            var sound = new Mp4Track { IsVideo = false, Number = 2, Allowed = allowed };
            if (Mp4TrackWalk.Read(second, sound) is { } inSound)
            {
                return inSound;
            }

            found.Add(sound);
        }

        if (boxes.NextIs("trak"u8))
        {
            return boxes.TryTake("trak"u8, out var third) && Mp4TrackWalk.IsVideo(third) ? "mp4-second-video-track" : "mp4-second-sound-track";
        }

        return ReadUserData(ref boxes) ?? CheckHeader(header, found) ?? (boxes.AtEnd ? null : "mp4-movie-box");
    }

    private static string? CheckHeader(ReadOnlySpan<byte> header, List<Mp4Track> tracks)
    {
        var duration = BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        var nextTrack = BinaryPrimitives.ReadUInt32BigEndian(header[96..]);
        if (nextTrack != tracks.Count + 1)
        {
            return "mp4-movie-header";
        }

        return Math.Abs(duration - (long)tracks.Max(t => t.TrackMilliseconds)) <= Rounding ? null : "mp4-movie-length";
    }

    private static string? ReadUserData(ref BoxCursor boxes)
    {
        if (!boxes.TryTake("udta"u8, out var userData))
        {
            return "mp4-movie-box";
        }

        var inside = new BoxCursor(userData);
        if (!inside.TryTake("meta"u8, out var meta) || !inside.AtEnd || meta.Length < 4 || meta[..4].ContainsAnyExcept((byte)0))
        {
            return "mp4-user-data";
        }

        var inMeta = new BoxCursor(meta[4..]);
        if (!inMeta.TryTake("hdlr"u8, out var handler)
            || !Mp4Patterns.UserDataHandler.Matches(handler)
            || !inMeta.TryTake("ilst"u8, out var tags)
            || !inMeta.AtEnd)
        {
            return "mp4-user-data";
        }

        return tags.IsEmpty ? null : "mp4-tags";
    }
}
