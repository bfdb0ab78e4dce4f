using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Walks one trak box. Findings: <c>mp4-track-box</c> (a box that does not belong, or a size that does not fit), <c>mp4-track-header</c>
/// (a date, a matrix that turns the picture, a number), <c>mp4-picture-size</c>, <c>mp4-edit-list</c>, <c>mp4-media-header</c> (a date, a
/// language), <c>mp4-handler</c> (a kind), <c>mp4-handler-name</c>, <c>mp4-media-information</c>, and what sample entry and table find.
/// </summary>
internal static class Mp4TrackWalk
{
    /// <summary>Where the kind of media stands in an hdlr box.</summary>
    private const int HandlerKindAt = 8;

    /// <summary>The track says that it is video. Looked at before the walk, so that a second video track gets its own finding.</summary>
    public static bool IsVideo(ReadOnlySpan<byte> trak)
    {
        var boxes = new BoxCursor(trak);
        while (boxes.TryTake(out var type, out var body))
        {
            if (type != BoxCursor.TypeOf("mdia"u8))
            {
                continue;
            }

            var media = new BoxCursor(body);
            while (media.TryTake(out var inner, out var content))
            {
                if (inner == BoxCursor.TypeOf("hdlr"u8))
                {
                    return content.Length >= HandlerKindAt + 4 && content.Slice(HandlerKindAt, 4).SequenceEqual("vide"u8);
                }
            }
        }

        return false;
    }

    public static string? Read(ReadOnlySpan<byte> trak, Mp4Track track)
    {
        var boxes = new BoxCursor(trak);
        if (!boxes.TryTake("tkhd"u8, out var header)
            || !boxes.TryTake("edts"u8, out var edits)
            || !boxes.TryTake("mdia"u8, out var media)
            || !boxes.AtEnd)
        {
            return "mp4-track-box";
        }

        return ReadHeader(header, track) ?? ReadMedia(media, track) ?? Mp4EditList.Check(edits, track);
    }

    private static string? ReadHeader(ReadOnlySpan<byte> header, Mp4Track track)
    {
        var pattern = track.IsVideo ? Mp4Patterns.VideoTrackHeader : Mp4Patterns.SoundTrackHeader;
        if (!pattern.Matches(header) || BinaryPrimitives.ReadUInt32BigEndian(header[12..]) != track.Number)
        {
            return "mp4-track-header";
        }

        track.TrackMilliseconds = BinaryPrimitives.ReadUInt32BigEndian(header[20..]);
        track.Width = BinaryPrimitives.ReadUInt16BigEndian(header[76..]);
        track.Height = BinaryPrimitives.ReadUInt16BigEndian(header[80..]);
        if (!track.IsVideo)
        {
            return null;
        }

        // The scale filter leaves even sides within 1,920 × 1,080 (3,840 × 2,160 where that was chosen), upright or lying.
        var (shorter, longer) = track.Width < track.Height ? (track.Width, track.Height) : (track.Height, track.Width);
        return shorter >= 2 && shorter <= track.Allowed.MaxShortSide && longer <= track.Allowed.MaxLongSide && (shorter | longer) % 2 == 0
            ? null
            : "mp4-picture-size";
    }

    private static string? ReadMedia(ReadOnlySpan<byte> media, Mp4Track track)
    {
        var boxes = new BoxCursor(media);
        if (!boxes.TryTake("mdhd"u8, out var header)
            || !boxes.TryTake("hdlr"u8, out var handler)
            || !boxes.TryTake("minf"u8, out var information)
            || !boxes.AtEnd)
        {
            return "mp4-track-box";
        }

        if (!Mp4Patterns.MediaHeader.Matches(header))
        {
            return "mp4-media-header";
        }

        track.Timescale = BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
        track.MediaTicks = BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        if (track.Timescale == 0)
        {
            return "mp4-media-header";
        }

        var expected = track.IsVideo ? Mp4Patterns.VideoHandler : Mp4Patterns.SoundHandler;
        if (!expected.Matches(handler))
        {
            // Everything before the name is as it should be: then it is the name, which often tells the phone or the program.
            return handler.Length >= expected.Length && expected.Matches([.. handler[..(expected.Length - 1)], 0]) ? "mp4-handler-name" : "mp4-handler";
        }

        return ReadInformation(information, track);
    }

    private static string? ReadInformation(ReadOnlySpan<byte> information, Mp4Track track)
    {
        var boxes = new BoxCursor(information);
        if (!boxes.TryTake(track.IsVideo ? "vmhd"u8 : "smhd"u8, out var header)
            || !boxes.TryTake("dinf"u8, out var data)
            || !boxes.TryTake("stbl"u8, out var table)
            || !boxes.AtEnd)
        {
            return "mp4-track-box";
        }

        if (!(track.IsVideo ? Mp4Patterns.VideoMediaHeader : Mp4Patterns.SoundMediaHeader).Matches(header)
            || !Mp4Patterns.DataInformation.Matches(data))
        {
            return "mp4-media-information";
        }

        return Mp4SampleTable.Read(table, track);
    }
}
