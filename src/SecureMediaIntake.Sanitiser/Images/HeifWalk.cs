using System.Buffers.Binary;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// Finds the meta box of a HEIF or AVIF, for what the decoder choice and the report need. HeifStructure has passed the file before, so sizes and
/// places hold together here.
/// </summary>
internal static class HeifWalk
{
    /// <summary>Largest meta box read, in bytes. A 16-megapixel phone photo of 48 tiles has 4 KB.</summary>
    private const int MostMetaBytes = 8 << 20;

    private const uint Meta = 0x6D657461;

    public static FileWalk Of(Stream file)
    {
        file.Position = 0;
        Span<byte> head = stackalloc byte[16];
        while (file.Position < file.Length)
        {
            var start = file.Position;
            if (file.ReadAtLeast(head[..8], 8, throwOnEndOfStream: false) < 8)
            {
                break;
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var header = 8;
            if (length == 1 && file.ReadAtLeast(head[8..], 8, throwOnEndOfStream: false) == 8)
            {
                length = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(head[8..]), long.MaxValue);
                header = 16;
            }
            else if (length == 0)
            {
                length = file.Length - start;
            }

            if (length < header || length > file.Length - start)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt32BigEndian(head[4..]) == Meta && length <= MostMetaBytes)
            {
                var meta = new byte[length - header];
                file.ReadExactly(meta);
                return HeifMeta.Read(meta).Judge();
            }

            file.Position = start + length;
        }

        throw new RefusedException(RefusalCause.Unreadable);
    }
}
