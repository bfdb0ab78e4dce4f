using System.Buffers.Binary;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Counts text chunks, frames and bytes after the end of a PNG (W3C PNG, third edition, 5.3), and finds EXIF that stands after the pixels, where
/// NetVips does not see it: a photo would be kept lying on its side, or mirrored, without a word.
/// </summary>
internal static class PngWalk
{
    private const int SignatureLength = 8;

    public static FileWalk Of(Stream file)
    {
        var walk = new FileWalk { Exif = PngOrientation.Find(file) };
        file.Position = SignatureLength;
        Span<byte> head = stackalloc byte[8];
        while (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var next = file.Position + length + 4;
            if (next > file.Length)
            {
                break;
            }

            var name = head[4..];
            if (name.SequenceEqual("IEND"u8))
            {
                return walk with { TrailerBytes = file.Length - next };
            }

            walk = Note(walk, name, length, file);
            file.Position = next;
        }

        return walk;
    }

    private static FileWalk Note(FileWalk walk, ReadOnlySpan<byte> name, uint length, Stream file)
    {
        if (name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("iTXt"u8))
        {
            return walk with { Comments = Math.Min(walk.Comments + 1, FoundMetadata.MostCounted) };
        }

        if (name.SequenceEqual("cICP"u8) && length == 4)
        {
            return NoteColours(walk, file);
        }

        if (name.SequenceEqual("acTL"u8) && length >= 4)
        {
            Span<byte> frames = stackalloc byte[4];
            file.ReadExactly(frames);
            return walk with { Frames = (int)Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(frames), 1, FoundMetadata.MostCounted) };
        }

        return walk;
    }

    /// <summary>Colours by number (11.3.2.6), which NetVips ignores: Display P3 would come out pale, PQ and HLG wrong.</summary>
    private static FileWalk NoteColours(FileWalk walk, Stream file)
    {
        const byte bt2020 = 9;
        const byte displayP3 = 12;
        const byte pq = 16;
        const byte hlg = 18;
        Span<byte> codes = stackalloc byte[4];
        file.ReadExactly(codes);
        return codes[0] == bt2020 || codes[1] is pq or hlg ? throw new RefusedException(RefusalCause.HighDynamicRange)
            : codes[0] == displayP3 ? walk with { ColourProfile = "p3" }
            : walk;
    }
}
