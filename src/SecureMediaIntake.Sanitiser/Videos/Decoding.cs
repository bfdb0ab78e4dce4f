using FFMpegCore;
using FFMpegCore.Exceptions;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>One run of ffmpeg over the upload: the bounds of its input, and the rule that any complaint refuses the file.</summary>
internal static class Decoding
{
    public static string Input(string demuxer) =>
        $"-nostdin -hide_banner -v error -xerror -threads 1 -codec_whitelist {Ffmpeg.Codecs} {Ffmpeg.InputBounds}"
        + $" -max_pixels {MediaLimits.VideoFramePixels} -f {demuxer}";

    /// <exception cref="RefusedException">ffmpeg failed, or had something to say.</exception>
    public static async Task RunAsync(string demuxer, ProbedVideo video, Action<FFMpegMultiOutputOptions> outputs)
    {
        if (!await TryAsync(demuxer, outputs))
        {
            throw new RefusedException(RefusalCause.Unreadable) { Found = video.Found };
        }
    }

    public static async Task<bool> TryAsync(string demuxer, Action<FFMpegMultiOutputOptions> outputs)
    {
        try
        {
            var result = await FFMpegArguments
                .FromFileInput("file:" + Places.Original, verifyExists: false, input => input.WithCustomArgument(Input(demuxer)))
                .OutputToMany(outputs)
                .ProcessAsynchronously(throwOnError: false, Ffmpeg.Options);
            return result.Success && result.StandardError.All(Ffmpeg.IsHarmless);
        }
        catch (FFMpegException)
        {
            return false;
        }
    }
}
