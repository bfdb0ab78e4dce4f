using MetadataExtractor;
using MetadataExtractor.Formats.FileType;
using MetadataExtractor.Formats.Jfif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.QuickTime;

using SecureMediaIntake.Domain.Sanitising.Gate;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// Asks a reader that others wrote what it finds in a rendition that our own gate has passed: a mistake that we made twice, in the encoder's
/// settings and in the gate, would show here. It may name the structure and nothing else.
/// </summary>
/// <remarks>
/// Only ever for our own output. On an upload it would be a way in: a PNG of 0.5 MB made MetadataExtractor take 5.8 GB. For videos it sees
/// dates, tracks and rotation, but no title, place or encoder name, so the gate and exiftool weigh more there.
/// </remarks>
internal static class SecondOpinion
{
    public const string Jpeg = "image/jpeg";
    public const string Mp4 = "video/mp4";

    /// <summary>What MetadataExtractor makes of the date 0 of a QuickTime header: a file that states no date.</summary>
    private static readonly DateTime _noDate = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Reads the rendition, which the gate must have passed before.</summary>
    /// <param name="rendition">Seekable; read from its first byte, not disposed.</param>
    /// <param name="contentType"><see cref="Jpeg"/> or <see cref="Mp4"/>.</param>
    /// <returns>
    /// Passed, or <c>second-opinion-unreadable</c>, <c>-error</c>, <c>-unexpected</c> (a kind of metadata that must not be there),
    /// <c>-missing</c>, <c>-date</c>, <c>-rotation</c>. Never a tag or its value.
    /// </returns>
    public static GateVerdict Check(Stream rendition, string contentType)
    {
        rendition.Position = 0;
        IReadOnlyList<MetadataExtractor.Directory> found;
        try
        {
            found = ImageMetadataReader.ReadMetadata(rendition);
        }
        catch (Exception e) when (e is ImageProcessingException or MetadataException)
        {
            // Its message may quote the file, so it stays here.
            return GateVerdict.Of("second-opinion-unreadable");
        }

        if (found.Any(d => d.HasError))
        {
            return GateVerdict.Of("second-opinion-error");
        }

        return GateVerdict.Of(contentType switch
        {
            Jpeg => JudgePhoto(found),
            Mp4 => JudgeVideo(found),
            _ => throw new ArgumentOutOfRangeException(nameof(contentType), contentType, "Renditions are JPEG or MP4."),
        });
    }

    private static string? JudgePhoto(IReadOnlyList<MetadataExtractor.Directory> found)
    {
        // JFIF is in the photos that Magick.NET made; the gate has compared it byte for byte.
        if (!found.All(d => d is JpegDirectory or HuffmanTablesDirectory or JfifDirectory or FileTypeDirectory))
        {
            return "second-opinion-unexpected";
        }

        return Count<JpegDirectory>(found) == 1
            && Count<HuffmanTablesDirectory>(found) == 1
            && Count<FileTypeDirectory>(found) == 1
            && Count<JfifDirectory>(found) <= 1
            && Says(found, "image/jpeg")
                ? null
                : "second-opinion-missing";
    }

    private static string? JudgeVideo(IReadOnlyList<MetadataExtractor.Directory> found)
    {
        if (!found.All(d => d is QuickTimeFileTypeDirectory or QuickTimeMovieHeaderDirectory or QuickTimeTrackHeaderDirectory or FileTypeDirectory))
        {
            return "second-opinion-unexpected";
        }

        if (Count<QuickTimeFileTypeDirectory>(found) != 1
            || Count<QuickTimeMovieHeaderDirectory>(found) != 1
            || Count<QuickTimeTrackHeaderDirectory>(found) is not (1 or 2)
            || !Says(found, "video/mp4"))
        {
            return "second-opinion-missing";
        }

        if (!found.OfType<QuickTimeMovieHeaderDirectory>().All(d => HasNoDate(d, QuickTimeMovieHeaderDirectory.TagCreated, QuickTimeMovieHeaderDirectory.TagModified))
            || !found.OfType<QuickTimeTrackHeaderDirectory>().All(d => HasNoDate(d, QuickTimeTrackHeaderDirectory.TagCreated, QuickTimeTrackHeaderDirectory.TagModified)))
        {
            return "second-opinion-date";
        }

        // Stated for picture tracks only.
        return found.OfType<QuickTimeTrackHeaderDirectory>().All(
            d => !d.TryGetDouble(QuickTimeTrackHeaderDirectory.TagRotation, out var degrees) || degrees == 0)
                ? null
                : "second-opinion-rotation";
    }

    private static bool HasNoDate(MetadataExtractor.Directory header, int created, int modified) =>
        header.TryGetDateTime(created, out var first) && first == _noDate
        && header.TryGetDateTime(modified, out var last) && last == _noDate;

    private static bool Says(IReadOnlyList<MetadataExtractor.Directory> found, string contentType) =>
        found.OfType<FileTypeDirectory>().All(d => d.GetString(FileTypeDirectory.TagDetectedFileMimeType) == contentType);

    private static int Count<T>(IReadOnlyList<MetadataExtractor.Directory> found) => found.OfType<T>().Count();
}
