using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>What kind of device recorded a video. Only the class leaves; maker and model lead to a person.</summary>
internal static class VideoCamera
{
    private static readonly string[] MakeTags = ["com.apple.quicktime.make", "com.android.manufacturer", "make"];

    private static readonly string[] ModelTags = ["com.apple.quicktime.model", "com.android.model", "model"];

    public static CameraClass Of(ProbeAnswer analysis)
    {
        var tags = analysis.Format?.Tags ?? new Dictionary<string, string>();

        // iOS names its screen recorder as the author.
        if (tags.GetValueOrDefault("com.apple.quicktime.author") is "ReplayKitRecording")
        {
            return CameraClass.Screenshot;
        }

        // GoPro's telemetry stands for its maker, whose name it does not write where others do.
        if (analysis.Streams.Any(stream => stream.CodecTagString is "gpmd"))
        {
            return CameraClass.Camera;
        }

        var named = CameraRules.Of(First(tags, MakeTags), First(tags, ModelTags), exposed: true);
        return named is CameraClass.Unknown && tags.ContainsKey("com.android.version") ? CameraClass.Phone : named;
    }

    private static string? First(IReadOnlyDictionary<string, string> tags, string[] names) =>
        names.Select(name => tags.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
}
