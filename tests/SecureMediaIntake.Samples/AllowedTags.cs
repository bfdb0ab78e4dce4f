namespace SecureMediaIntake.Samples;

/// <summary>What exiftool may still find in an output (<c>-ee -a -G1 -u</c>). By names that are allowed, never by names that are forbidden.</summary>
internal static class AllowedTags
{
    private static readonly string[] File =
    [
        "FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight", "EncodingProcess", "BitsPerSample", "ColorComponents", "YCbCrSubSampling",
    ];

    /// <summary>Magick.NET always writes this segment; the gate holds it to one constant value.</summary>
    private static readonly string[] Jfif = ["JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"];

    private static readonly string[] Movie =
    [
        "MajorBrand", "MinorVersion", "CompatibleBrands", "MovieHeaderVersion", "CreateDate", "ModifyDate", "TimeScale", "Duration", "PreferredRate",
        "PreferredVolume", "MatrixStructure", "PreviewTime", "PreviewDuration", "PosterTime", "SelectionTime", "SelectionDuration", "CurrentTime",
        "NextTrackID", "HandlerType", "HandlerVendorID", "Free", "MediaDataSize", "MediaDataOffset", "MediaData",
    ];

    private static readonly string[] Track =
    [
        "TrackHeaderVersion", "TrackCreateDate", "TrackModifyDate", "TrackID", "TrackDuration", "TrackLayer", "TrackVolume", "MatrixStructure",
        "ImageWidth", "ImageHeight", "Unknown_edts", "MediaHeaderVersion", "MediaCreateDate", "MediaModifyDate", "MediaTimeScale", "MediaDuration",
        "MediaLanguageCode", "HandlerType", "GraphicsMode", "OpColor", "CompressorID", "SourceImageWidth", "SourceImageHeight", "XResolution",
        "YResolution", "CompressorName", "BitDepth", "AVCConfiguration", "ColorProfiles", "ColorPrimaries", "TransferCharacteristics",
        "MatrixCoefficients", "VideoFullRangeFlag", "PixelAspectRatio", "BufferSize", "MaxBitrate", "AverageBitrate", "VideoFrameRate",
        "TimeToSampleTable", "SyncSampleTable", "CompositionTimeToSample", "SampleToChunk", "SampleSizes", "ChunkOffset", "Balance", "AudioFormat",
        "AudioChannels", "AudioBitsPerSample", "AudioSampleRate", "Unknown_esds", "Unknown_btrt", "SampleGroupDescription", "SampleToGroup",
    ];

    /// <summary>About the file's place on this disk, about exiftool, and what exiftool adds up from the rest.</summary>
    private static readonly string[] NotOfTheFile = ["System", "ExifTool", "Composite"];

    /// <param name="video">False for a JPEG.</param>
    /// <param name="group">Family 1, such as <c>Track1</c>.</param>
    /// <param name="tag">Its name.</param>
    /// <param name="value">As exiftool prints it.</param>
    public static bool Allows(bool video, string group, string tag, string value) =>
        NotOfTheFile.Contains(group) || (group switch
        {
            "File" => File.Contains(tag),
            "JFIF" => !video && Jfif.Contains(tag),
            "QuickTime" => video && Movie.Contains(tag),
            "Track1" or "Track2" => video && Track.Contains(tag),
            _ => false,
        }
        && (!tag.EndsWith("Date", StringComparison.Ordinal) || value == "0000:00:00 00:00:00")
        && (tag is not "CompressorName" || string.IsNullOrWhiteSpace(value)));
}
