using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>Makes every byte of the kept video anew: H.264 and AAC in an MP4 whose index stands first. docs/design.md has the reason for each flag.</summary>
internal static class Transcode
{
    private const string Pictures =
        "-c:v libx264 -preset veryfast -crf 20 -profile:v high -pix_fmt yuv420p -threads 1 -g 60 -bsf:v filter_units=remove_types=6";

    public static Task RunAsync(string demuxer, ProbedVideo video, string output)
    {
        // What a stream says beside its pictures (Dolby Vision, 360 degrees, mastering displays) follows them through a graph of one input, and the
        // muxer would write it. A graph of two inputs has no stream to take it from; the second goes nowhere.
        var filters = $"[0:V:0]nullsink;[0:V:0]{Scale(video.MostPixels)},{video.Colour.Filters}format=yuv420p";

        // Stills are taken after the scaling and the colours: the same pixels that the encoder gets.
        var graph = video.Duration is { } length ? $"{filters},split[v][s];[s]{Stills.Filter(length)}[t]" : $"{filters}[v]";
        return Decoding.RunAsync(demuxer, video, outputs =>
        {
            outputs.OutputToFile("file:" + output, overwrite: true, options => options.WithCustomArgument(
                $"-filter_complex \"{graph}\" -map [v] {Muxing.Sound(video)} {Muxing.Drop} {Muxing.Ends} -fpsmax {video.MostFrames}"
                + $" {Pictures} -level:v {video.MostPixels.Level} {Muxing.Container}"));
            if (video.Duration is { } known)
            {
                Stills.Output(outputs, "[t]", known);
            }
        });
    }

    // Square pixels, even sides, within the cap, portrait too; before the tone mapping, which costs 2.2 times more on the larger picture.
    private static string Scale(PixelCap cap) =>
        "scale=w='max(2,trunc(iw*sar/2)*2)':h='max(2,trunc(ih/2)*2)',setsar=1"
        + $",scale=w='if(gte(iw,ih),min({cap.LongSide},iw),min({cap.ShortSide},iw))':h='if(gte(iw,ih),min({cap.ShortSide},ih),min({cap.LongSide},ih))'"
        + ":force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic";
}
