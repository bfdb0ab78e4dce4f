using System.Text.Json;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>What metadata a file holds, as exiftool sees it: number of tags by group.</summary>
/// <param name="Location">Whether any tag tells where it was taken.</param>
internal sealed record Inventory(IReadOnlyDictionary<string, int> Groups, bool Location)
{
    /// <summary>Groups and tags that describe the picture itself or the file on this disk, not who took it, where or with what.</summary>
    private static readonly HashSet<string> Structural = new(StringComparer.Ordinal)
    {
        "ExifTool", "System", "File", "Composite", "JFIF",
    };

    /// <summary>The rest of what a clean MP4 has: sizes, times and codecs. Everything else in these groups is counted.</summary>
    private static readonly HashSet<string> StructuralTags = new(StringComparer.Ordinal)
    {
        "MajorBrand", "MinorVersion", "CompatibleBrands", "MediaDataSize", "MediaDataOffset", "MovieHeaderVersion", "CreateDate", "ModifyDate",
        "TimeScale", "Duration", "PreferredRate", "PreferredVolume", "PreviewTime", "PreviewDuration", "PosterTime", "SelectionTime",
        "SelectionDuration", "CurrentTime", "NextTrackID", "TrackHeaderVersion", "TrackCreateDate", "TrackModifyDate", "TrackID",
        "TrackDuration", "TrackLayer", "TrackVolume", "MatrixStructure", "ImageWidth", "ImageHeight", "GraphicsMode", "OpColor", "CompressorID",
        "SourceImageWidth", "SourceImageHeight", "XResolution", "YResolution", "CompressorName", "BitDepth", "PixelAspectRatio", "ColorProfiles",
        "ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients", "VideoFullRangeFlag", "VideoFrameRate", "MediaHeaderVersion",
        "MediaCreateDate", "MediaModifyDate", "MediaTimeScale", "MediaDuration", "MediaLanguageCode", "HandlerType", "HandlerVendorID",
        "HandlerDescription", "Balance", "AudioFormat", "AudioChannels", "AudioBitsPerSample", "AudioSampleRate", "BufferSize", "MaxBitrate",
        "AverageBitrate",

        // Tables of the container itself.
        "Free", "MediaData", "Unknown_edts", "Unknown_esds", "Unknown_btrt", "AVCConfiguration", "HEVCConfiguration", "SyncSampleTable",
        "CompositionTimeToSample", "TimeToSampleTable", "SampleToChunk", "SampleSizes", "ChunkOffset", "ChunkOffset64", "Unknown_sgpd",
        "Unknown_sbgp", "SampleGroupDescription", "SampleToGroup", "HandlerVendorID", "CompositionToDecodeTimelineMapping",
    };

    public static Inventory Nothing { get; } = new(new Dictionary<string, int>(), Location: false);

    public int Total => Groups.Values.Sum();

    public static async Task<Inventory> OfAsync(string path, CancellationToken cancellation)
    {
        var json = await Tool.RunAsync("exiftool", ["-j", "-a", "-u", "-G1", "-ee", "-n", path], cancellation);
        using var read = JsonDocument.Parse(json);
        var groups = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var location = false;

        foreach (var tag in read.RootElement[0].EnumerateObject().Where(tag => tag.Name.Contains(':', StringComparison.Ordinal)))
        {
            var (group, name) = (tag.Name.Split(':')[0], tag.Name.Split(':')[1]);

            if (Structural.Contains(group) || IsPlain(group, name, tag.Value))
            {
                continue;
            }

            var family = Family(group);
            groups[family] = groups.GetValueOrDefault(family) + 1;
            location |= name.Contains("GPS", StringComparison.Ordinal) || name.Contains("Location", StringComparison.Ordinal);
        }

        return new(groups, location);
    }

    /// <summary>Both together.</summary>
    public Inventory And(Inventory other) => new(
        Groups.Concat(other.Groups).GroupBy(group => group.Key)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Value), StringComparer.Ordinal),
        Location || other.Location);

    public override string ToString() => Groups.Count == 0 ? "nothing" : string.Join(", ", Groups.Select(group => $"{group.Key} {group.Value}"));

    /// <summary>A tag of a video that every video has. A date or a name in one of them is data all the same.</summary>
    private static bool IsPlain(string group, string name, JsonElement value) =>
        (group is "QuickTime" || group.StartsWith("Track", StringComparison.Ordinal))
        && StructuralTags.Contains(name)
        && (!name.EndsWith("Date", StringComparison.Ordinal) || value.ToString().StartsWith("0000", StringComparison.Ordinal))
        && (name is not ("CompressorName" or "HandlerDescription") || string.IsNullOrWhiteSpace(value.ToString()));

    /// <summary>One word a person knows for each of exiftool's many groups.</summary>
    private static string Family(string group) => group switch
    {
        "IFD0" or "IFD1" or "ExifIFD" or "InteropIFD" or "SubIFD" => "EXIF",
        "GPS" => "GPS",
        _ when group.StartsWith("XMP", StringComparison.Ordinal) => "XMP",
        _ when group.StartsWith("IPTC", StringComparison.Ordinal) => "IPTC",
        _ when group.StartsWith("ICC", StringComparison.Ordinal) => "ICC",
        _ when group.StartsWith("Track", StringComparison.Ordinal) => "tracks",
        "QuickTime" or "ItemList" or "UserData" or "Keys" or "Meta" => "QuickTime",
        _ => group,
    };
}
