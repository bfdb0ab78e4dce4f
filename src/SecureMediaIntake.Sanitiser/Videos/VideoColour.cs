using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>How a video's colours become those of BT.709, and the word for the report. Names from the file only pick among constants of ours.</summary>
/// <param name="Filters">ffmpeg's filters, each followed by a comma; empty where the colours stay.</param>
internal sealed record VideoColour(ColourHandling Handling, string Filters)
{
    private static readonly string[] HighDynamicRange = ["arib-std-b67", "smpte2084"];

    /// <summary>Wider than BT.709 (ITU-T H.273, table 2: 9, 11 and 12): shown as if they were its, red looks pale.</summary>
    private static readonly string[] WidePrimaries = ["bt2020", "smpte431", "smpte432"];

    private static readonly string[] OrdinaryCurves = ["bt709", "smpte170m", "iec61966-2-1", "bt2020-10", "bt2020-12"];

    private static readonly string[] Matrices = ["bt709", "smpte170m", "bt470bg", "bt2020nc"];

    public static VideoColour Of(ProbeStream picture)
    {
        if (Known(picture.ColorTransfer, HighDynamicRange) is { } bright)
        {
            var source = Source(Known(picture.ColorPrimaries, WidePrimaries) ?? "bt2020", bright, Known(picture.ColorSpace, Matrices) ?? "bt2020nc");
            return new(
                ColourHandling.ToneMapped,
                $"zscale={source}:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv:p=bt709,");
        }

        // A curve that we do not know stays, with its label: a wrong conversion would be worse than none.
        if (Known(picture.ColorPrimaries, WidePrimaries) is { } wide
            && (Known(picture.ColorTransfer, OrdinaryCurves) ?? (IsStated(picture.ColorTransfer) ? null : "bt709")) is { } curve)
        {
            var matrix = Known(picture.ColorSpace, Matrices) ?? (wide is "bt2020" ? "bt2020nc" : "bt709");
            return new(ColourHandling.Converted, $"zscale={Source(wide, curve, matrix)}:p=bt709:t=bt709:m=bt709:r=tv,");
        }

        return new(ColourHandling.AsIs, string.Empty);
    }

    private static string Source(string primaries, string curve, string matrix) => $"pin={primaries}:tin={curve}:min={matrix}";

    private static string? Known(string? name, string[] names) => Array.Find(names, known => known == name);

    private static bool IsStated(string? name) => name is not (null or "" or "unknown" or "reserved");
}
