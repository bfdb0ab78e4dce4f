using System.Buffers.Binary;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>
/// A video on the table: boxes may be changed, and the offsets of the chunks follow, so that a mutation is wrong in one way only and cannot be
/// found by a side effect.
/// </summary>
internal sealed class Mp4Surgery
{
    private readonly int _mediaAt;

    public Mp4Surgery(byte[] video)
    {
        Boxes = Mp4Box.Parse(video);
        _mediaAt = MediaAt();
    }

    public List<Mp4Box> Boxes { get; }

    public Mp4Box Movie => Boxes.First(b => b.Type == "moov");

    public Mp4Box Media => Boxes.First(b => b.Type == "mdat");

    public Mp4Box Video => Movie.Inside.Where(b => b.Type == "trak").First();

    public Mp4Box Sound => Movie.Inside.Where(b => b.Type == "trak").Last();

    /// <summary>Puts bytes before the media byte at this place, and moves the chunks behind it; a chunk that starts there stays.</summary>
    public void InsertIntoMedia(int at, byte[] bytes)
    {
        Media.Content = [.. Media.Content[..at], .. bytes, .. Media.Content[at..]];
        MoveChunks(offset => offset - _mediaAt > at ? bytes.Length : 0);
    }

    /// <summary>Moves each chunk by what the function says of its old offset.</summary>
    public void MoveChunks(Func<int, int> by)
    {
        foreach (var table in Tables())
        {
            for (var at = 8; at < table.Content.Length; at += 4)
            {
                var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(table.Content.AsSpan(at));
                BinaryPrimitives.WriteUInt32BigEndian(table.Content.AsSpan(at), (uint)(offset + by(offset)));
            }
        }
    }

    /// <summary>The video, with all chunks moved by as much as the media box has moved.</summary>
    public byte[] Close()
    {
        var moved = MediaAt() - _mediaAt;
        MoveChunks(_ => moved);
        return [.. Boxes.SelectMany(b => b.ToBytes())];
    }

    private IEnumerable<Mp4Box> Tables() =>
        Boxes.SelectMany(b => b.All()).Where(b => b.Box.Type == "stco").Select(b => b.Box);

    private int MediaAt() => Boxes.TakeWhile(b => b.Type != "mdat").Sum(b => b.Size) + 8;
}
