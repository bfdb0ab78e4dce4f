using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SecureMediaIntake.Samples.Hostile;

/// <summary>Small words for building files byte by byte.</summary>
internal static class Bytes
{
    /// <summary>What a page would run, a shell would start and a terminal would obey if any of it got through.</summary>
    public const string Payload =
        "\"'><script>alert('" + Photos.Canary + "')</script><img src=x onerror=alert(1)>$(touch /tmp/" + Photos.Canary + ")\u001b]0;" + Photos.Canary + "\u0007";

    public const string Page = "<html><body><script>alert('" + Photos.Canary + "')</script></body></html>";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Zeros(int count) => new byte[count];

    public static byte[] Repeat(byte[] what, int times) => [.. Enumerable.Repeat(what, times).SelectMany(part => part)];

    public static byte[] Be16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Be32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Be64(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Le16(int value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] Le32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>A copy with other bytes at a place.</summary>
    public static byte[] With(this byte[] file, int at, byte[] bytes)
    {
        var copy = (byte[])file.Clone();
        bytes.CopyTo(copy, at);
        return copy;
    }

    public static byte[] Insert(this byte[] file, int at, byte[] bytes) => [.. file.AsSpan(0, at), .. bytes, .. file.AsSpan(at)];

    /// <summary>Where these bytes first stand.</summary>
    public static int IndexOf(this byte[] file, byte[] what)
    {
        var at = file.AsSpan().IndexOf(what);
        return at >= 0 ? at : throw new InvalidOperationException($"The seed has no {Convert.ToHexString(what)}: its tool writes something else now.");
    }

    public static int IndexOf(this byte[] file, string what) => file.IndexOf(Encoding.Latin1.GetBytes(what));

    /// <summary>Numbers that are the same in every run: a digest of words instead of a generator with a state.</summary>
    public static uint Number(string words, int n) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Text($"{words} {n}")));

    /// <param name="length">Zeros before compression.</param>
    public static byte[] DeflatedZeros(long length)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var left = length; left > 0; left -= block.Length)
            {
                zlib.Write(block.AsSpan(0, (int)Math.Min(left, block.Length)));
            }
        }

        return packed.ToArray();
    }

    public static byte[] Zip(string name, string content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
            using var writer = new StreamWriter(entry.Open());
            writer.Write(content);
        }

        return packed.ToArray();
    }
}
