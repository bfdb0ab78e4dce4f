using System.Buffers.Binary;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>The items of one meta box: what kind, from what to what, and where their bytes lie.</summary>
internal static class HeifItems
{
    private const int FullBoxHeader = 4;

    /// <summary>Levels of "made from": a rotated grid of tiles has two.</summary>
    private const int MaxDerivation = 4;

    /// <param name="meta">The content of the box, without size and type.</param>
    /// <param name="fileLength">In bytes.</param>
    public static Outcome<PhotoStructure> Check(ReadOnlySpan<byte> meta, long fileLength)
    {
        if (meta.Length < FullBoxHeader)
        {
            return MediaProblems.Unknown;
        }

        ReadOnlySpan<byte> primary = default;
        ReadOnlySpan<byte> entries = default;
        ReadOnlySpan<byte> references = default;
        ReadOnlySpan<byte> properties = default;
        ReadOnlySpan<byte> locations = default;
        long dataLength = 0;

        var boxes = new BoxCursor(meta[FullBoxHeader..]);
        while (boxes.TryTake(out var type, out var body))
        {
            if (type == BoxCursor.TypeOf("pitm"u8))
            {
                primary = body;
            }
            else if (type == BoxCursor.TypeOf("iinf"u8))
            {
                entries = body;
            }
            else if (type == BoxCursor.TypeOf("iref"u8))
            {
                references = body;
            }
            else if (type == BoxCursor.TypeOf("iprp"u8))
            {
                properties = body;
            }
            else if (type == BoxCursor.TypeOf("iloc"u8))
            {
                locations = body;
            }
            else if (type == BoxCursor.TypeOf("idat"u8))
            {
                dataLength = body.Length;
            }
        }

        if (!boxes.AtEnd || !TryReadPrimary(primary, out var primaryItem) || !TryReadEntries(entries, out var items) || !items.ContainsKey(primaryItem))
        {
            return MediaProblems.Unknown;
        }

        switch (HeifLocations.Check(locations, fileLength, dataLength))
        {
            case HeifLocations.Finding.Outside:
                return MediaProblems.CutShort;
            case HeifLocations.Finding.Malformed:
                return MediaProblems.Unknown;
            case HeifLocations.Finding.None:
            default:
                break;
        }

        if (!TryReadReferences(references, out var links))
        {
            return MediaProblems.Unknown;
        }

        return HeifColour.Check(properties, Shown(primaryItem, links)) switch
        {
            HeifColour.Finding.Hdr => MediaProblems.HdrPhoto,
            HeifColour.Finding.Malformed => MediaProblems.Unknown,
            var colour => new PhotoStructure(Math.Max(1, CountPictures(items, links)), colour == HeifColour.Finding.DisplayP3),
        };
    }

    private static bool TryReadPrimary(ReadOnlySpan<byte> box, out uint item)
    {
        item = 0;
        if (box.Length == FullBoxHeader + 2 && box[0] == 0)
        {
            item = BinaryPrimitives.ReadUInt16BigEndian(box[FullBoxHeader..]);
            return true;
        }

        if (box.Length == FullBoxHeader + 4 && box[0] == 1)
        {
            item = BinaryPrimitives.ReadUInt32BigEndian(box[FullBoxHeader..]);
            return true;
        }

        return false;
    }

    /// <summary>Number of each item that is a visible picture or not: true where it may be looked at.</summary>
    private static bool TryReadEntries(ReadOnlySpan<byte> box, out Dictionary<uint, bool> items)
    {
        items = [];
        var countLength = box.Length > 0 && box[0] == 0 ? 2 : 4;
        if (box.Length < FullBoxHeader + countLength)
        {
            return false;
        }

        var boxes = new BoxCursor(box[(FullBoxHeader + countLength)..]);
        while (boxes.TryTake("infe"u8, out var entry))
        {
            // Versions 0 and 1 have no type and are not for pictures; 2 has 16-bit, 3 has 32-bit numbers.
            var idLength = entry.Length > 0 && entry[0] == 3 ? 4 : 2;
            var typeAt = FullBoxHeader + idLength + 2;
            if (entry.Length < typeAt + 4 || entry[0] is not (2 or 3))
            {
                return false;
            }

            var id = idLength == 4
                ? BinaryPrimitives.ReadUInt32BigEndian(entry[FullBoxHeader..])
                : BinaryPrimitives.ReadUInt16BigEndian(entry[FullBoxHeader..]);
            var hidden = (entry[3] & 1) != 0;
            items[id] = !hidden && IsPicture(entry.Slice(typeAt, 4));
        }

        return boxes.AtEnd;
    }

    /// <summary>Coded pictures, grids, overlays and turned ones. Not "tmap": the HDR version of a picture that is there already.</summary>
    private static bool IsPicture(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("hvc1"u8) || type.SequenceEqual("av01"u8) || type.SequenceEqual("avc1"u8) || type.SequenceEqual("jpeg"u8)
        || type.SequenceEqual("grid"u8) || type.SequenceEqual("iovl"u8) || type.SequenceEqual("iden"u8);

    private static bool TryReadReferences(ReadOnlySpan<byte> box, out List<HeifLink> links)
    {
        links = [];
        if (box.IsEmpty)
        {
            return true;
        }

        if (box.Length < FullBoxHeader || box[0] > 1)
        {
            return false;
        }

        var idLength = box[0] == 0 ? 2 : 4;
        var boxes = new BoxCursor(box[FullBoxHeader..]);
        while (boxes.TryTake(out var type, out var body))
        {
            if (body.Length < idLength + 2)
            {
                return false;
            }

            var from = Id(body, idLength);
            var targets = body[(idLength + 2)..];
            if (targets.Length != BinaryPrimitives.ReadUInt16BigEndian(body[idLength..]) * idLength)
            {
                return false;
            }

            for (; !targets.IsEmpty; targets = targets[idLength..])
            {
                links.Add(new(type, from, Id(targets, idLength)));
            }
        }

        return boxes.AtEnd;
    }

    private static uint Id(ReadOnlySpan<byte> bytes, int length) =>
        length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    /// <summary>The primary item and everything that it is made from: only their colours are shown.</summary>
    private static HashSet<uint> Shown(uint primary, List<HeifLink> links)
    {
        var madeFrom = links.Where(l => l.Type == BoxCursor.TypeOf("dimg"u8)).ToLookup(l => l.From, l => l.To);
        HashSet<uint> shown = [primary];
        List<uint> newest = [primary];
        for (var level = 0; level < MaxDerivation && newest.Count > 0; level++)
        {
            newest = [.. newest.SelectMany(id => madeFrom[id]).Where(shown.Add)];
        }

        return shown;
    }

    private static int CountPictures(Dictionary<uint, bool> items, List<HeifLink> links)
    {
        HashSet<uint> parts = [];
        foreach (var link in links)
        {
            if (link.Type == BoxCursor.TypeOf("thmb"u8) || link.Type == BoxCursor.TypeOf("auxl"u8))
            {
                parts.Add(link.From);
            }
            else if (link.Type == BoxCursor.TypeOf("dimg"u8) && items.GetValueOrDefault(link.From))
            {
                // Only where the maker is itself a picture: a tone map is made from the very picture that is kept.
                parts.Add(link.To);
            }
        }

        return items.Count(item => item.Value && !parts.Contains(item.Key));
    }
}
