using System.Text;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Counts comments, applications' own blocks (XMP among them) and bytes after the end of a GIF (GIF89a, 23 to 27). Only for the report: what it
/// misreads is not kept either.
/// </summary>
internal static class GifWalk
{
    private const int HeaderLength = 13;
    private const byte Extension = 0x21;
    private const byte Picture = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte CommentLabel = 0xFE;
    private const byte ApplicationLabel = 0xFF;

    public static FileWalk Of(Stream file)
    {
        file.Position = 0;
        using var gif = new BinaryReader(file, Encoding.Latin1, leaveOpen: true);
        try
        {
            return Walk(gif, file.Length);
        }
        catch (EndOfStreamException)
        {
            return new();
        }
    }

    private static FileWalk Walk(BinaryReader gif, long length)
    {
        var head = gif.ReadBytes(HeaderLength);
        if (head.Length < HeaderLength)
        {
            return new();
        }

        Skip(gif, TableBytes(head[10]));
        var found = new FileWalk();
        while (true)
        {
            switch (gif.ReadByte())
            {
                case Extension:
                    // "NETSCAPE2.0" says how often to repeat, which is no one's secret; every other application writes what it likes.
                    var label = gif.ReadByte();
                    var first = SkipBlocks(gif);
                    var counts = label is CommentLabel || (label is ApplicationLabel && !first.StartsWith("NETSCAPE", StringComparison.Ordinal));
                    found = counts ? found with { Comments = FoundMetadata.Count(found.Comments + 1L) } : found;
                    break;
                case Picture:
                    Skip(gif, 8);
                    Skip(gif, TableBytes(gif.ReadByte()));
                    gif.ReadByte();
                    SkipBlocks(gif);
                    break;
                case Trailer:
                    return found with { TrailerBytes = length - gif.BaseStream.Position };
                default:
                    return found;
            }
        }
    }

    /// <summary>A table of colours follows when the top bit is set, of 2 to 256 entries by the lowest three.</summary>
    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static void Skip(BinaryReader gif, int bytes)
    {
        if (gif.ReadBytes(bytes).Length < bytes)
        {
            throw new EndOfStreamException();
        }
    }

    /// <returns>The first block as text.</returns>
    private static string SkipBlocks(BinaryReader gif)
    {
        var first = string.Empty;
        for (int size = gif.ReadByte(); size > 0; size = gif.ReadByte())
        {
            var block = gif.ReadBytes(size);
            if (block.Length < size)
            {
                throw new EndOfStreamException();
            }

            first = first.Length > 0 ? first : Encoding.Latin1.GetString(block);
        }

        return first;
    }
}
