using System.Diagnostics;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Sniffing;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// What our own walk through the container found, before or beside the decoder: things that the decoders overlook (a HEIC cut short, a RAW
/// posing as a TIFF, EXIF behind the pixels, colours said outside a profile) and counts for the report. The worker may have looked already;
/// here it is looked at again, since this process must not depend on who started it.
/// </summary>
internal sealed record FileWalk
{
    /// <summary>EXIF where NetVips does not look: after the pixels of a PNG, and in the directories of a TIFF.</summary>
    public ExifFacts? Exif { get; init; }

    /// <summary>Built-in profile that the container asks for without embedding one (<c>p3</c>), or null.</summary>
    public string? ColourProfile { get; init; }

    /// <summary>How a HEIF container itself turns the picture, as an EXIF orientation; null for other formats.</summary>
    public int? StoredTurn { get; init; }

    /// <summary>Pictures counted by the container; 1 where only the decoder can tell.</summary>
    public int Frames { get; init; } = 1;

    public int Comments { get; init; }

    public int Thumbnails { get; init; }

    public int AuxiliaryPictures { get; init; }

    public bool GainMap { get; init; }

    public long TrailerBytes { get; init; }

    /// <summary>HEIF only: pixels across and down as the container states them, before it turns them; 0 where it does not.</summary>
    public (int Width, int Height) Stated { get; init; }

    /// <summary>HEIF only: the main picture is coded in AV1, so NetVips can read it.</summary>
    public bool IsAv1 { get; init; }

    /// <exception cref="RefusedException">The container alone shows that the file cannot or must not be kept.</exception>
    public static FileWalk Of(string path)
    {
        using var file = File.OpenRead(path);
        var structure = MediaStructure.Check(file) switch
        {
            Outcome<PhotoStructure>.Ok(var found) => found,
            Outcome<PhotoStructure>.Refused(var problem) => throw new RefusedException(CauseOf(problem)),
            _ => throw new UnreachableException(),
        };

        var walk = Look(file);
        return walk with
        {
            Frames = Math.Max(walk.Frames, Math.Min(structure.Pictures, FoundMetadata.MostCounted)),
            ColourProfile = structure.IsDisplayP3 ? "p3" : walk.ColourProfile,
        };
    }

    private static FileWalk Look(FileStream file)
    {
        Span<byte> start = stackalloc byte[12];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..read] switch
        {
            [0xFF, 0xD8, 0xFF, ..] => JpegWalk.Of(file),
            [(byte)'G', (byte)'I', (byte)'F', ..] => GifWalk.Of(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngWalk.Of(file),
            [(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..] => new() { Exif = ExifReader.ReadTiffPhoto(file) },
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => HeifWalk.Of(file),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => WebpWalk.Of(file),
            _ => new(),
        };
    }

    private static RefusalCause CauseOf(Problem problem) =>
        problem == MediaProblems.Raw ? RefusalCause.Raw
        : problem == MediaProblems.HdrPhoto ? RefusalCause.HighDynamicRange
        : problem == MediaProblems.OtherPhoto ? RefusalCause.UnsupportedPhoto
        : RefusalCause.Unreadable;
}
