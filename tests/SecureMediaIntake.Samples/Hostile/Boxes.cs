using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Boxes of MP4, MOV and HEIF (ISO/IEC 14496-12): builds them, and changes one deep inside with every size above it put right.</summary>
internal static class Boxes
{
    private const int HeaderLength = 8;

    public static byte[] Box(string type, params byte[][] payload)
    {
        var body = Bytes.Join(payload);
        return [.. Bytes.Be32((uint)(HeaderLength + body.Length)), .. Encoding.Latin1.GetBytes(type), .. body];
    }

    /// <summary>Replaces the payload of the first box on a path such as <c>moov/trak/edts</c>. Boxes before it keep their places, so no offset goes wrong when it is the last.</summary>
    public static byte[] Change(byte[] file, string path, Func<byte[], byte[]> payload)
    {
        var (name, rest) = path.Split('/', 2) is [var first, var more] ? (first, more) : (path, null);
        for (var at = 0; at + HeaderLength <= file.Length;)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (Encoding.Latin1.GetString(file, at + 4, 4) == name)
            {
                var inside = file[(at + HeaderLength)..(at + size)];
                var changed = rest is null ? payload(inside) : Change(inside, rest, payload);
                return [.. file[..at], .. Box(name, changed), .. file[(at + size)..]];
            }

            at += Math.Max(size, HeaderLength);
        }

        throw new InvalidOperationException($"The seed has no box {name}: its tool writes something else now.");
    }

    /// <summary>Adds to every sample offset (stco) of a file.</summary>
    public static byte[] MoveSamples(byte[] file, int by)
    {
        var copy = (byte[])file.Clone();
        for (var at = copy.AsSpan().IndexOf("stco"u8); at >= 0;)
        {
            var count = (int)BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(at + 8));
            for (var n = 0; n < count; n++)
            {
                var entry = copy.AsSpan(at + 12 + (n * 4), 4);
                BinaryPrimitives.WriteUInt32BigEndian(entry, BinaryPrimitives.ReadUInt32BigEndian(entry) + (uint)by);
            }

            var next = copy.AsSpan(at + 4).IndexOf("stco"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return copy;
    }
}
