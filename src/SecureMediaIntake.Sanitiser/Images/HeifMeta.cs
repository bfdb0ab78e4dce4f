using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>What a HEIF meta box (ISO 23008-12) says of its main picture: codec, size and turn. Extents and colours are judged by HeifStructure.</summary>
internal sealed class HeifMeta
{
    private readonly Dictionary<uint, uint> _types = [];
    private readonly Dictionary<uint, uint> _firstTile = [];
    private readonly List<HeifProperty> _properties = [];
    private readonly Dictionary<uint, List<int>> _propertiesOf = [];
    private readonly HashSet<uint> _thumbnails = [];
    private readonly HashSet<uint> _auxiliaries = [];
    private uint _main;

    public static HeifMeta Read(ReadOnlySpan<byte> content)
    {
        var meta = new HeifMeta();
        var boxes = new HeifBoxes(content);
        boxes.Long();
        while (!boxes.AtEnd)
        {
            var name = boxes.Box(out var box);
            meta.Note(name, box);
        }

        return meta;
    }

    /// <exception cref="RefusedException">Too large: from the header, before a decoder reserves anything.</exception>
    public FileWalk Judge()
    {
        var properties = PropertiesOf(_main);
        var size = properties.OfType<HeifProperty.Size>().FirstOrDefault();
        if (size is not null && ((ulong)size.Width * size.Height > MediaLimits.ImagePixels
            || Math.Max(size.Width, size.Height) > MediaLimits.HeicSidePixels))
        {
            throw new RefusedException(RefusalCause.TooLarge);
        }

        var auxiliaries = _auxiliaries.Select(item => PropertiesOf(item).OfType<HeifProperty.Purpose>().FirstOrDefault()).ToList();
        return new()
        {
            Stated = size is null ? default : ((int)size.Width, (int)size.Height),
            IsAv1 = TypeOfMain() == HeifNames.Av01,
            StoredTurn = HeifProperty.TurnOf(properties),
            Thumbnails = FoundMetadata.Count(_thumbnails.Count),
            AuxiliaryPictures = FoundMetadata.Count(auxiliaries.Count(purpose => purpose is not { IsAlpha: true })),
            GainMap = _types.ContainsValue(HeifNames.Tmap) || auxiliaries.Exists(purpose => purpose is { IsGainMap: true }),
        };
    }

    /// <summary>A grid's own type says nothing of the codec: its first tile does.</summary>
    private uint TypeOfMain()
    {
        var item = _firstTile.GetValueOrDefault(_main, _main);
        return _types.GetValueOrDefault(item);
    }

    private List<HeifProperty> PropertiesOf(uint item)
    {
        List<HeifProperty> found = [];
        foreach (var index in _propertiesOf.GetValueOrDefault(item) ?? [])
        {
            if (index >= 1 && index <= _properties.Count)
            {
                found.Add(_properties[index - 1]);
            }
        }

        return found;
    }

    private void Note(uint name, ReadOnlySpan<byte> box)
    {
        switch (name)
        {
            case HeifNames.Pitm:
                var main = new HeifBoxes(box);
                _main = main.Long() >> 24 == 0 ? main.Short() : main.Long();
                break;
            case HeifNames.Iinf:
                NoteItems(box);
                break;
            case HeifNames.Iref:
                NoteReferences(box);
                break;
            case HeifNames.Iprp:
                NoteProperties(box);
                break;
            default:
                break;
        }
    }

    private void NoteItems(ReadOnlySpan<byte> box)
    {
        var reader = new HeifBoxes(box);
        _ = reader.Long() >> 24 == 0 ? reader.Short() : reader.Long();
        while (!reader.AtEnd)
        {
            if (reader.Box(out var entry) != HeifNames.Infe)
            {
                continue;
            }

            var item = new HeifBoxes(entry);
            var head = item.Long();
            if (head >> 24 < 2)
            {
                continue;
            }

            var id = head >> 24 == 2 ? item.Short() : item.Long();
            item.Short();
            _types[id] = item.Long();
        }
    }

    private void NoteReferences(ReadOnlySpan<byte> box)
    {
        var reader = new HeifBoxes(box);
        var size = reader.Long() >> 24 == 0 ? 2 : 4;
        while (!reader.AtEnd)
        {
            var kind = reader.Box(out var content);
            var reference = new HeifBoxes(content);
            var from = (uint)reference.Sized(size);
            NotePart(kind, from);
            for (var left = reference.Short(); left > 0 && kind == HeifNames.Dimg; left--)
            {
                _firstTile.TryAdd(from, (uint)reference.Sized(size));
            }
        }
    }

    private void NotePart(uint kind, uint from)
    {
        if (kind == HeifNames.Thmb)
        {
            _thumbnails.Add(from);
        }
        else if (kind == HeifNames.Auxl)
        {
            _auxiliaries.Add(from);
        }
    }

    private void NoteProperties(ReadOnlySpan<byte> box)
    {
        var reader = new HeifBoxes(box);
        while (!reader.AtEnd)
        {
            var name = reader.Box(out var content);
            if (name == HeifNames.Ipco)
            {
                var properties = new HeifBoxes(content);
                while (!properties.AtEnd)
                {
                    var kind = properties.Box(out var property);
                    _properties.Add(HeifProperty.Read(kind, property));
                }
            }
            else if (name == HeifNames.Ipma)
            {
                NoteAssociations(content);
            }
        }
    }

    private void NoteAssociations(ReadOnlySpan<byte> box)
    {
        var reader = new HeifBoxes(box);
        var head = reader.Long();
        var wide = (head & 1) == 1;
        for (var left = reader.Long(); left > 0; left--)
        {
            var item = head >> 24 == 0 ? reader.Short() : reader.Long();
            var list = _propertiesOf[item] = [];
            for (var count = reader.Byte(); count > 0; count--)
            {
                // The top bit says "essential"; the rest is the property's place, from 1.
                list.Add(wide ? reader.Short() & 0x7FFF : reader.Byte() & 0x7F);
            }
        }
    }
}
