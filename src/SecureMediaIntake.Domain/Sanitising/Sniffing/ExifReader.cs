namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>
/// Reads an Exif block, wherever a photo carries it: one reader for every format, since the decoders read different parts of it and none reads
/// that of a TIFF. It follows four pointers and no chain, so a loop cannot hold it. Only ever used inside the sandbox.
/// </summary>
/// <remarks>Exif 2.32 (CIPA DC-008): 4.6.4 to 4.6.6 for the tags.</remarks>
public static class ExifReader
{
    /// <summary>Before the block proper: "Exif", two zeros, in HEIF four bytes more.</summary>
    private const int MostBefore = 16;

    private const int MostTextLength = 64;

    /// <summary>Bytes before the text of a user comment, which name its character set.</summary>
    private const int CharacterSetLength = 8;

    /// <summary>Reads a block as JPEG, PNG, WebP and HEIF hold it. Null where it is none.</summary>
    public static ExifFacts? Read(ReadOnlySpan<byte> block)
    {
        for (var start = 0; start <= Math.Min(MostBefore, block.Length); start++)
        {
            if (TiffDirectory.IsTiff(block[start..]))
            {
                using var tiff = new MemoryStream(block[start..].ToArray(), writable: false);
                return Read(tiff, isPhoto: false);
            }
        }

        return null;
    }

    /// <summary>The number of one entry in the first directory of any block of this form; null where there is none.</summary>
    public static uint? FirstNumber(ReadOnlySpan<byte> block, ushort tag)
    {
        if (!TiffDirectory.IsTiff(block))
        {
            return null;
        }

        using var tiff = new MemoryStream(block.ToArray(), writable: false);
        return TiffReader.TryReadFirst(tiff, out var entries) && entries.FirstOrDefault(e => e.Tag == tag) is { Tag: not 0 } found
            ? found.FirstNumber
            : null;
    }

    /// <summary>Reads the directories of a TIFF photo, whose main directory describes the pixels too: those entries are not counted.</summary>
    public static ExifFacts? ReadTiffPhoto(Stream photo) => Read(photo, isPhoto: true);

    private static ExifFacts? Read(Stream tiff, bool isPhoto)
    {
        if (!TiffReader.TryReadFirst(tiff, out var main))
        {
            return null;
        }

        tiff.Position = 0;
        var block = new Block(tiff, main, tiff.ReadByte() == 'I');
        var orientation = block.Main(ExifTags.Orientation).FirstNumber;
        return new()
        {
            Orientation = orientation is >= 1 and <= 8 ? (int)orientation : 1,
            CapturedAt = CapturedAt(block),
            Camera = CameraOf(block),
            HasDevice = main.Any(IsDevice) || block.Photo.Any(IsDevice),
            HasLocation = block.Position.Any(e => e.Tag is ExifTags.GpsLatitude or ExifTags.GpsLongitude),
            Fields = main.Count(e => !isPhoto || !ExifTags.DescribesPixels(e.Tag)) + block.Photo.Count,
            GpsFields = block.Position.Count,
            MakerNoteBytes = FoundMetadata.Count(block.Of(ExifTags.MakerNote).Count),
            Thumbnails = !isPhoto && TiffReader.TryReadSecond(tiff, out var second) && second.Any(e => e.Tag == ExifTags.ThumbnailOffset) ? 1 : 0,
        };
    }

    /// <summary>The moment of the shutter or of the scan; never the date of the last change, which an editor sets.</summary>
    private static CaptureTime? CapturedAt(Block block) =>
        ExifTime.Parse(block.Text(ExifTags.DateTimeOriginal), block.Text(ExifTags.OffsetTimeOriginal))
        ?? ExifTime.Parse(block.Text(ExifTags.DateTimeDigitized), block.Text(ExifTags.OffsetTimeDigitized));

    private static CameraClass CameraOf(Block block)
    {
        if (block.Text(ExifTags.UserComment) is { Length: > CharacterSetLength } comment
            && CameraRules.IsScreenshot(comment[CharacterSetLength..].Replace("\0", "", StringComparison.Ordinal)))
        {
            return CameraClass.Screenshot;
        }

        var exposed = block.Photo.Any(e => e.Tag is ExifTags.ExposureTime or ExifTags.FNumber);
        return CameraRules.Of(block.Text(ExifTags.Make), block.Text(ExifTags.Model), exposed);
    }

    private static bool IsDevice(TiffEntry entry) =>
        entry.Tag is ExifTags.Make or ExifTags.Model or ExifTags.Software or ExifTags.HostComputer or ExifTags.Artist or ExifTags.ImageUniqueId
            or (>= ExifTags.CameraOwnerName and <= ExifTags.LensSerialNumber);

    /// <summary>The three directories that matter, and the texts in them.</summary>
    private sealed class Block(Stream tiff, IReadOnlyList<TiffEntry> main, bool littleEndian)
    {
        public IReadOnlyList<TiffEntry> Photo { get; } = Below(tiff, main, ExifTags.PhotoDirectory, littleEndian);

        public IReadOnlyList<TiffEntry> Position { get; } = Below(tiff, main, ExifTags.PositionDirectory, littleEndian);

        public TiffEntry Main(ushort tag) => main.FirstOrDefault(e => e.Tag == tag);

        /// <summary>From either directory: makers and scanners differ in where they write.</summary>
        public TiffEntry Of(ushort tag) => Photo.FirstOrDefault(e => e.Tag == tag) is { Tag: not 0 } found ? found : Main(tag);

        public string? Text(ushort tag) =>
            Of(tag) is { Tag: not 0 } entry ? TiffReader.Text(tiff, entry, littleEndian, MostTextLength) : null;

        private static IReadOnlyList<TiffEntry> Below(Stream tiff, IReadOnlyList<TiffEntry> main, ushort pointerTag, bool littleEndian)
        {
            IReadOnlyList<TiffEntry> entries = [];
            if (main.FirstOrDefault(e => e.Tag == pointerTag) is { Tag: not 0 } pointer)
            {
                _ = TiffReader.TryReadAt(tiff, pointer.ValueOrOffset, littleEndian, out entries);
            }

            return entries;
        }
    }
}
