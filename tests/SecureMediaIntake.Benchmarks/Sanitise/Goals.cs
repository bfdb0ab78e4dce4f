namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>The goals of the issue. CPU ratios: two machines, and two moments of one, differ in their clock but hardly in these.</summary>
internal static class Goals
{
    private const string Photo = "JPEG 12 MP";

    /// <summary>As long as people film a walk or a wound; what a clip costs whatever its length shows beside it, in the row of 5 s.</summary>
    private const string Clip = "H.264 1080p30, 20 s";
    private const string Wide = "JPEG 12 MP, Display P3";

    public static IReadOnlyList<Goal> Judge(IReadOnlyList<Line> lines, double sandboxMilliseconds, double gateMilliseconds)
    {
        double Cpu(string source, string contender) => Of(source, contender)?.Cost.CpuMilliseconds ?? double.NaN;
        double Peak(string source) => Of(source, Contenders.Core)?.Cost.PeakMegabytes ?? double.NaN;
        double Ratio(string source, string ours, string peer) => Cpu(source, ours) / Cpu(source, peer);
        Line? Of(string source, string contender) => lines.FirstOrDefault(line => line.Source == source && line.Contender == contender);
        double Psnr(string contender) => Of(Photo, contender)?.Psnr ?? double.NaN;
        double Video(string source) => Ratio(source, Contenders.Whole, Peers.Ffmpeg);

        return
        [
            new("core, 12 MP, to ImageMagick without a profile", 0.5, Ratio(Photo, Contenders.Core, Peers.Magick), "×"),
            new("core, 12 MP in P3, to ImageMagick with a profile", 0.2, Ratio(Wide, Contenders.Core, Peers.MagickWithProfile), "×"),
            new("core, 12 MP, to vips CLI", 1.1, Ratio(Photo, Contenders.Core, Peers.Vips), "×"),
            new("whole step, 12 MP in P3, to ImageMagick with a profile", 1.0, Ratio(Wide, Contenders.Whole, Peers.MagickWithProfile), "×"),
            new("whole step, 12 MP, to ImageMagick without a profile", 1.5, Ratio(Photo, Contenders.Whole, Peers.Magick), "×"),
            new("whole step, 12 MP, to mat2", 1.0, Ratio(Photo, Contenders.Whole, Peers.Mat2), "×"),
            new("mat2's PSNR less ours, 12 MP", -6, Psnr(Peers.Mat2) - Psnr(Contenders.Whole), "dB"),
            new("whole step, HEIC 12 MP, to ImageMagick", 0.8, Ratio("HEIC 12 MP", Contenders.Whole, Peers.Magick), "×"),
            new("whole step, H.264 1080p, to ffmpeg", 1.05, Video(Clip), "×"),
            new("whole step, HEVC 1080p, to ffmpeg", 1.05, Video("HEVC 1080p30, 20 s"), "×"),
            new("whole step, HEVC 4K, to ffmpeg", 1.05, Video("HEVC 4K30, 10 s"), "×"),
            new("fast path, H.264 1080p, to our transcode", 1 / 40.0, Ratio(Clip, Contenders.Copied, Contenders.Whole), "×"),
            new("sandbox around nothing, by the clock", 25, sandboxMilliseconds, "ms"),
            new("checks of a 12 MP photo", 15, gateMilliseconds, "ms"),
            new("peak memory, 48 MP upright", 100, Peak("JPEG 48 MP"), "MB"),
            new("peak memory, 48 MP in P3", 100, Peak("JPEG 48 MP, Display P3"), "MB"),
            new("peak memory, 48 MP turned", 220, Peak("JPEG 48 MP, turned"), "MB"),
            new("peak memory, 60 s of video to 10 s", 1.1, WholePeak("H.264 360p30, 60 s") / WholePeak("H.264 360p30, 10 s"), "×"),
        ];

        double WholePeak(string source) => Of(source, Contenders.Whole)?.Cost.PeakMegabytes ?? double.NaN;
    }
}

/// <summary>Ours, by their names in the table.</summary>
internal static class Contenders
{
    public const string Whole = "ours, whole step";
    public const string Copied = "ours, fast path";
    public const string Core = "ours, core";
}
