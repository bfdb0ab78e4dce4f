namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// What came in beside the picture, as counts by group or yes/no, never as text. All of it went: the gate proves that nothing but pixels and sound
/// is left, so this is information for people and nothing depends on it.
/// </summary>
public sealed record FoundMetadata
{
    /// <summary>Most of anything that is counted; more is reported as this.</summary>
    public const int MostCounted = 1_000_000;

    /// <summary>A position: EXIF GPS, a QuickTime location, a GoPro or camera motion track.</summary>
    public bool Location { get; init; }

    /// <summary>A maker, model, serial number or owner.</summary>
    public bool Device { get; init; }

    /// <summary>EXIF fields other than position, the maker's notes counted as one.</summary>
    public int ExifFields { get; init; }

    /// <summary>Fields of the EXIF position directory: coordinates, height, direction, time.</summary>
    public int GpsFields { get; init; }

    public int MakerNoteBytes { get; init; }

    public int XmpBytes { get; init; }

    /// <summary>IPTC and Photoshop resources: captions, names, places.</summary>
    public int IptcBytes { get; init; }

    /// <summary>A colour profile. It was applied before it went.</summary>
    public int IccBytes { get; init; }

    /// <summary>Small copies of the picture, which may show what was cropped away.</summary>
    public int Thumbnails { get; init; }

    /// <summary>Pictures that serve another one: gain maps, depth, mattes, the further pictures of a multi-picture JPEG.</summary>
    public int AuxiliaryPictures { get; init; }

    /// <summary>One of them made an HDR picture of the ordinary one. The ordinary one is what was kept.</summary>
    public bool GainMap { get; init; }

    /// <summary>Comments and text chunks of a photo.</summary>
    public int Comments { get; init; }

    /// <summary>Named tags of a video and of its tracks.</summary>
    public int Tags { get; init; }

    /// <summary>Picture tracks of a video beyond the first.</summary>
    public int Tracks { get; init; }

    /// <summary>Sound tracks beyond the first.</summary>
    public int SoundTracks { get; init; }

    public int SubtitleTracks { get; init; }

    /// <summary>Tracks of neither picture nor sound nor words: telemetry, timed metadata, timecode, chapter titles.</summary>
    public int DataTracks { get; init; }

    /// <summary>Files inside a video, such as fonts.</summary>
    public int Attachments { get; init; }

    /// <summary>Cover pictures of a video.</summary>
    public int Covers { get; init; }

    public int Chapters { get; init; }

    /// <summary>Bytes after the end of the picture: motion photos, depth maps, anything appended.</summary>
    public long TrailerBytes { get; init; }

    /// <summary>A count as it may be reported.</summary>
    public static int Count(long found) => (int)Math.Clamp(found, 0, MostCounted);

    internal bool IsBounded =>
        IsCount(ExifFields) && IsCount(GpsFields) && IsCount(MakerNoteBytes) && IsCount(XmpBytes) && IsCount(IptcBytes) && IsCount(IccBytes)
        && IsCount(Thumbnails) && IsCount(AuxiliaryPictures) && IsCount(Comments) && IsCount(Tags) && IsCount(Tracks) && IsCount(Chapters)
        && IsCount(SoundTracks) && IsCount(SubtitleTracks) && IsCount(DataTracks) && IsCount(Attachments) && IsCount(Covers)
        && TrailerBytes is >= 0 and <= MediaLimits.UploadBytes;

    private static bool IsCount(int count) => count is >= 0 and <= MostCounted;
}
