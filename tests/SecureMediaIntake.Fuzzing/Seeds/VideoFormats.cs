using SecureMediaIntake.Samples;

namespace SecureMediaIntake.Fuzzing.Seeds;

/// <summary>Clips of a quarter of a second as phones, browsers and older cameras write them, with canaries in their tags.</summary>
internal static class VideoFormats
{
    private const string QuietX265 = "log-level=error:pools=none:frame-threads=1";

    public static IReadOnlyList<SeedFormat> All { get; } =
    [
        Clip("mp4-h264", ".mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"),
        Clip("mp4-fragmented", ".mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov+default_base_moof"),
        Clip("mov-hevc", ".mov", "-c:v", "libx265", "-x265-params", QuietX265, "-tag:v", "hvc1", "-pix_fmt", "yuv420p", "-c:a", "aac"),
        Clip("mov-hevc-hlg", ".mov", "-c:v", "libx265", "-x265-params",
            QuietX265 + ":colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc", "-tag:v", "hvc1", "-pix_fmt", "yuv420p10le", "-c:a", "aac"),
        Clip("mov-mjpeg-pcm", ".mov", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "pcm_s16le"),
        Clip("mp4-mpeg4", ".mp4", "-c:v", "mpeg4", "-c:a", "aac"),
        Clip("mp4-av1", ".mp4", "-c:v", "libaom-av1", "-cpu-used", "8", "-pix_fmt", "yuv420p", "-c:a", "aac"),
        Clip("mkv-h264", ".mkv", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"),
        Clip("mkv-vp9", ".mkv", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuv420p", "-c:a", "libopus"),
        Clip("webm-vp8", ".webm", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuv420p", "-c:a", "libopus"),
        Clip("webm-live", ".webm", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuv420p", "-c:a", "libopus", "-live", "1"),
        new("3gp-h263", ".3gp", false, (variant, path) => ClipAsync(variant, variant.SmallVideo, path, "-c:v", "h263", "-c:a", "aac")),
        Clip("avi-mpeg4-mp3", ".avi", "-c:v", "mpeg4", "-c:a", "libmp3lame"),
        Clip("ts-h264", ".ts", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac"),
        Clip("ts-mpeg2", ".ts", "-c:v", "mpeg2video", "-c:a", "ac3"),
    ];

    private static SeedFormat Clip(string name, string ending, params string[] codecs) =>
        new(name, ending, Taggable: false, (variant, path) => ClipAsync(variant, variant.Video, path, codecs));

    private static Task ClipAsync(SeedVariant variant, string[] picture, string path, params string[] codecs)
    {
        string[] sound = variant.HasSound ? ["-f", "lavfi", "-i", "sine=440:r=48000"] : ["-an"];

        // One thread and no random ids, so that the same tools make the same bytes.
        return Tool.FfmpegAsync(
        [
            .. picture, .. variant.HasSound ? sound : [], "-t", "0.25", .. codecs, .. variant.HasSound ? [] : sound, "-threads", "1", "-fflags", "+bitexact",
            "-metadata", "title=" + Photos.Canary, "-metadata", "location=" + Videos.Location, "-metadata", "comment=" + Photos.Canary, path,
        ]);
    }
}
