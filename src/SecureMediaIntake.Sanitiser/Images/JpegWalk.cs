using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Counts comments, further pictures and bytes after the end of a JPEG (ITU-T T.81 annex B), and refuses the kinds of JPEG that no decoder here
/// reads before one fails on them without saying why.
/// </summary>
internal static class JpegWalk
{
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;
    private const byte Application1 = 0xE1;
    private const byte Application2 = 0xE2;

    public static FileWalk Of(Stream file)
    {
        var reader = new JpegMarkers(file);
        var walk = new FileWalk();
        for (var marker = reader.Next(); marker >= 0; marker = reader.Next())
        {
            if (marker == EndOfImage)
            {
                return walk with { TrailerBytes = file.Length - reader.Position };
            }

            // A scan's entropy-coded data follows its header; Next passes over it, since FF 00 and restarts are no markers to it.
            if (!reader.TryTakeSegment(out var segment))
            {
                break;
            }

            walk = Note(walk, (byte)marker, segment);
        }

        return walk;
    }

    private static FileWalk Note(FileWalk walk, byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        Comment => walk with { Comments = FoundMetadata.Count(walk.Comments + 1L) },

        // Frames: baseline, extended, progressive and their arithmetic twins, of 8 bits. What is left out is lossless or in layers.
        0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA => segment is [8, ..] ? walk : throw new RefusedException(RefusalCause.UnsupportedPhoto),
        0xC3 or (>= 0xC5 and <= 0xC7) or 0xCB or (>= 0xCD and <= 0xCF) => throw new RefusedException(RefusalCause.UnsupportedPhoto),

        // Gain maps: by Adobe, Google and Apple in XMP; by ISO 21496-1 in a segment of its own.
        Application1 when segment.IndexOf("hdr-gain-map"u8) >= 0 || segment.IndexOf("HDRGainMap"u8) >= 0 => walk with { GainMap = true },
        Application2 when segment.StartsWith("urn:iso:std:iso:ts:21496"u8) => walk with { GainMap = true },
        Application2 when segment.StartsWith("MPF\0"u8) => walk with { AuxiliaryPictures = JpegPictures.In(segment[4..]) },
        _ => walk,
    };
}
