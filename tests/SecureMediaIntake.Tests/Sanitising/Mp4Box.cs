using System.Buffers.Binary;
using System.Text;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>One box of a video that a test takes apart and puts together again, with right sizes, after changing something.</summary>
internal sealed class Mp4Box
{
    private const int HeaderLength = 8;

    public required string Type { get; init; }

    /// <summary>Everything before the boxes inside, or everything.</summary>
    public byte[] Content { get; set; } = [];

    public List<Mp4Box> Inside { get; } = [];

    public int Size => HeaderLength + Content.Length + Inside.Sum(b => b.Size);

    /// <summary>The first box of this type inside.</summary>
    public Mp4Box this[string type] => Inside.First(b => b.Type == type);

    /// <summary>Of a track.</summary>
    public Mp4Box SampleTable => this["mdia"]["minf"]["stbl"];

    public static List<Mp4Box> Parse(ReadOnlySpan<byte> bytes)
    {
        List<Mp4Box> boxes = [];
        while (!bytes.IsEmpty)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes);
            var box = new Mp4Box { Type = Encoding.Latin1.GetString(bytes[4..8]) };
            var body = bytes[HeaderLength..size];
            if (ContentLength(box.Type) is { } own)
            {
                box.Content = body[..own].ToArray();
                box.Inside.AddRange(Parse(body[own..]));
            }
            else
            {
                box.Content = body.ToArray();
            }

            boxes.Add(box);
            bytes = bytes[size..];
        }

        return boxes;
    }

    public byte[] ToBytes()
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteUInt32BigEndian(header, (uint)Size);
        Encoding.Latin1.GetBytes(Type).CopyTo(header, 4);
        return [.. header, .. Content, .. Inside.SelectMany(b => b.ToBytes())];
    }

    /// <summary>This box and all below it, with their paths.</summary>
    public IEnumerable<(string Path, Mp4Box Box)> All(string above = "")
    {
        var path = above + Type;
        return Inside.SelectMany(b => b.All(path + "/")).Prepend((path, this));
    }

    /// <summary>Bytes before the boxes inside; null for a box that holds none.</summary>
    private static int? ContentLength(string type) => type switch
    {
        "moov" or "trak" or "mdia" or "minf" or "stbl" or "edts" or "udta" => 0,
        "meta" => 4,
        "stsd" => 8,
        "avc1" => 78,
        "mp4a" => 28,
        _ => null,
    };
}
