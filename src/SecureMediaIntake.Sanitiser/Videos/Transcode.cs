using FFMpegCore;
using FFMpegCore.Exceptions;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>Makes every byte of the kept video anew: H.264 and AAC in an MP4 whose index stands first. docs/design.md has the reason for each flag.</summary>
internal static class Transcode
{
    // Square pixels, even sides, at most 1080p, portrait too; before the tone mapping, which costs 2.2 times more on the larger picture.
    private const string Scale =
        "scale=w='max(2,trunc(iw*sar/2)*2)':h='max(2,trunc(ih/2)*2)',setsar=1,scale=w='if(gte(iw,ih),min(1920,iw),min(1080,iw))'"
        + ":h='if(gte(iw,ih),min(1080,ih),min(1920,ih))':force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic";

    private const string ToneMap =
        "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv:p=bt709";

    public static async Task RunAsync(string demuxer, ProbedVideo video, string output)
    {
        var filters = video.IsHighDynamicRange ? $"{Scale},{ToneMap},format=yuv420p" : $"{Scale},format=yuv420p";
        var mostFrames = video.Duration <= TimeSpan.FromSeconds(MediaLimits.FullFrameRateSeconds)
            ? MediaLimits.VideoFramesPerSecond
            : MediaLimits.LongVideoFramesPerSecond;

        FFMpegResult result;
        try
        {
            result = await FFMpegArguments
                .FromFileInput("file:" + Places.Original, verifyExists: false, input => input.WithCustomArgument(Input(demuxer)))
                .OutputToFile("file:" + output, overwrite: true, options => options.WithCustomArgument(Output(filters, mostFrames)))
                .ProcessAsynchronously(throwOnError: false, Ffmpeg.Options);
        }
        catch (FFMpegException)
        {
            throw new RefusedException(RefusalCause.Unreadable) { Found = video.Found };
        }

        if (!result.Success || !result.StandardError.All(Ffmpeg.IsHarmless))
        {
            throw new RefusedException(RefusalCause.Unreadable) { Found = video.Found };
        }
    }

    private static string Input(string demuxer) =>
        $"-nostdin -hide_banner -v error -xerror -threads 1 -codec_whitelist {Ffmpeg.Codecs} {Ffmpeg.InputBounds} -max_pixels 36000000 -f {demuxer}";

    private static string Output(string filters, int mostFrames) =>
        "-map 0:V:0 -map 0:a:0? -sn -dn -map_metadata -1 -map_chapters -1 -t 301 -fs 2000M"
        + $" -vf \"{filters}\" -fpsmax {mostFrames}"
        + " -c:v libx264 -preset veryfast -crf 20 -profile:v high -level:v 4.2 -pix_fmt yuv420p -threads 1 -g 60"
        + " -c:a aac -b:a 128k -ac 2 -ar 48000"
        + " -metadata:s:v:0 encoder=\" \" -metadata:s:a:0 encoder=\" \" -bsf:v filter_units=remove_types=6"
        + " -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -write_tmcd 0 -empty_hdlr_name 1"
        + " -movflags +faststart -max_muxing_queue_size 1024 -f mp4";
}
