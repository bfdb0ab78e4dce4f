using System.Text.Json;

namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Judges what exiftool finds in a finished video: by names that are allowed, never by names that are forbidden, so that a tag which nobody
/// thought of fails. It knows QuickTime's metadata far better than MetadataExtractor does.
/// </summary>
/// <remarks>The list is of Perl's exiftool, which read our own output in a sandbox: hostile like everything that leaves one.</remarks>
public static class TagGate
{
    /// <summary>exiftool's own form of the date 0.</summary>
    private const string NoDate = "0000:00:00 00:00:00";

    private static readonly HashSet<string> File = new(StringComparer.Ordinal) { "FileType", "FileTypeExtension", "MIMEType" };

    private static readonly HashSet<string> Movie = new(StringComparer.Ordinal)
    {
        "MajorBrand", "MinorVersion", "CompatibleBrands", "MovieHeaderVersion", "CreateDate", "ModifyDate", "TimeScale", "Duration", "PreferredRate",
        "PreferredVolume", "MatrixStructure", "PreviewTime", "PreviewDuration", "PosterTime", "SelectionTime", "SelectionDuration", "CurrentTime",
        "NextTrackID", "HandlerType", "HandlerVendorID", "Free", "MediaDataSize", "MediaDataOffset", "MediaData",
    };

    private static readonly HashSet<string> Track = new(StringComparer.Ordinal)
    {
        "TrackHeaderVersion", "TrackCreateDate", "TrackModifyDate", "TrackID", "TrackDuration", "TrackLayer", "TrackVolume", "MatrixStructure",
        "ImageWidth", "ImageHeight", "Unknown_edts", "MediaHeaderVersion", "MediaCreateDate", "MediaModifyDate", "MediaTimeScale", "MediaDuration",
        "MediaLanguageCode", "HandlerType", "GraphicsMode", "OpColor", "CompressorID", "SourceImageWidth", "SourceImageHeight", "XResolution",
        "YResolution", "CompressorName", "BitDepth", "AVCConfiguration", "ColorProfiles", "ColorPrimaries", "TransferCharacteristics",
        "MatrixCoefficients", "VideoFullRangeFlag", "PixelAspectRatio", "BufferSize", "MaxBitrate", "AverageBitrate", "VideoFrameRate",
        "TimeToSampleTable", "SyncSampleTable", "CompositionTimeToSample", "SampleToChunk", "SampleSizes", "ChunkOffset", "Balance", "AudioFormat",
        "AudioChannels", "AudioBitsPerSample", "AudioSampleRate", "Unknown_esds", "Unknown_btrt", "SampleGroupDescription", "SampleToGroup",
    };

    /// <summary>What must be there at the least: a reader that saw nothing has proved nothing.</summary>
    private static readonly string[] Needed =
        ["File:FileType", "QuickTime:MajorBrand", "QuickTime:CreateDate", "Track1:TrackCreateDate", "Track1:MediaCreateDate", "Track1:CompressorName"];

    /// <param name="json">Output of <c>exiftool -ee -a -G1 -u -j</c> for one MP4.</param>
    /// <returns>
    /// Passed, or <c>exiftool-unreadable</c> (no such list, or a name twice), <c>-unexpected</c> (a tag that must not be there), <c>-date</c>,
    /// <c>-encoder</c> (a compressor name), <c>-type</c> (no MP4), <c>-missing</c>. Never a tag or its value.
    /// </returns>
    public static GateVerdict Check(ReadOnlySpan<byte> json)
    {
        if (json.Length > MediaLimits.TagListBytes)
        {
            return GateVerdict.Of("exiftool-unreadable");
        }

        try
        {
            using var read = JsonDocument.Parse(json.ToArray(), new() { MaxDepth = 3, AllowDuplicateProperties = false });
            return GateVerdict.Of(read.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1
                && list[0] is { ValueKind: JsonValueKind.Object } tags ? FirstFinding(tags) : "exiftool-unreadable");
        }
        catch (JsonException)
        {
            // Its message may quote the file, so it stays here.
            return GateVerdict.Of("exiftool-unreadable");
        }
    }

    private static string? FirstFinding(JsonElement tags)
    {
        foreach (var tag in tags.EnumerateObject())
        {
            if (!IsAllowed(tag.Name))
            {
                return "exiftool-unexpected";
            }

            if (tag.Name.EndsWith("Date", StringComparison.Ordinal) && !Says(tag.Value, NoDate))
            {
                return "exiftool-date";
            }

            if (tag.Name.EndsWith(":CompressorName", StringComparison.Ordinal)
                && !(tag.Value.ValueKind is JsonValueKind.String && string.IsNullOrWhiteSpace(tag.Value.GetString())))
            {
                return "exiftool-encoder";
            }
        }

        if (tags.TryGetProperty("File:FileType", out var type) && !Says(type, "MP4"))
        {
            return "exiftool-type";
        }

        return Array.TrueForAll(Needed, name => tags.TryGetProperty(name, out _)) ? null : "exiftool-missing";
    }

    private static bool IsAllowed(string name) => name.Split(':') switch
    {
        ["SourceFile"] or ["ExifTool", "ExifToolVersion"] => true,
        ["File", var tag] => File.Contains(tag),
        ["QuickTime", var tag] => Movie.Contains(tag),
        ["Track1" or "Track2", var tag] => Track.Contains(tag),

        // A warning of exiftool's among them.
        _ => false,
    };

    private static bool Says(JsonElement value, string text) => value.ValueKind is JsonValueKind.String && value.ValueEquals(text);
}
