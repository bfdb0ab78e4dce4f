using FFMpegCore;
using NetVips;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Sanitiser.Images;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>One typical frame of the finished video. Not of the upload: so only our own file is ever decoded twice.</summary>
internal static class Poster
{
    public static async Task<IReadOnlyList<ReportedFile>> RunAsync(string video)
    {
        var frame = Path.Combine(Places.Scratch, "poster.png");
        await FFMpegArguments
            .FromFileInput("file:" + video, verifyExists: false, input => input.WithCustomArgument(
                $"-nostdin -hide_banner -v error -xerror -threads 1 -codec_whitelist h264 {Ffmpeg.InputBounds} -f mov"))
            .OutputToFile("file:" + frame, overwrite: true, output => output.WithCustomArgument(
                "-map 0:V:0 -vf thumbnail=30 -frames:v 1 -c:v png -update 1 -f image2"))
            .ProcessAsynchronously(throwOnError: true, Ffmpeg.Options);

        Vips.Restrict();
        return [.. Renditions.SaveSmaller(frame, RenditionPart.Poster)];
    }
}
