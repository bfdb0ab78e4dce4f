using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>Videos: kept copy, poster, thumbnail and stills.</summary>
internal static class VideoRun
{
    /// <summary>16 of 16 sound clips came out within 0.3 s of what they stated. More is a cut that the decoder did not mind.</summary>
    private static readonly TimeSpan MostDifference = TimeSpan.FromSeconds(0.5);

    public static async Task<SandboxReport?> RunAsync(string demuxer, string[] words)
    {
        if (!Ffmpeg.IsDemuxer(demuxer) || SanitisingOptions.Read(words) is not { } options)
        {
            return null;
        }

        if (demuxer is "avi" && AviLength.IsCut(Places.Original))
        {
            throw new RefusedException(RefusalCause.Unreadable);
        }

        var video = await VideoProbe.RunAsync(demuxer, options);
        var output = OutFolder.PartialPathOf("video.mp4");
        var copied = options.CopyWhenCompliant && await Remux.TryAsync(demuxer, video, options, output);
        if (!copied)
        {
            await Transcode.RunAsync(demuxer, video, output);
        }

        var facts = (await MeasureAsync(video, output)) with { Copied = copied };

        var smaller = await Poster.RunAsync(output);
        var stills = await Stills.SaveAsync(output, facts.Milliseconds ?? 0);
        OutFolder.Finish("video.mp4");
        return new()
        {
            Facts = facts,
            Found = video.Found,
            Files = [new(RenditionPart.Kept, facts.Width, facts.Height), .. smaller, .. stills],
        };
    }

    private static async Task<MediaFacts> MeasureAsync(ProbedVideo video, string output)
    {
        var made = await Probe.RunAsync(output, "mov");
        var picture = made.Streams.First(stream => stream.CodecType is "video");

        // Sound of which not one sample could be decoded leaves no track, and ffmpeg no word. The picture may be all there is: kept, and said.
        var hasSound = made.Streams.Any(stream => stream.CodecType is "audio");
        if (VideoTags.Seconds(made.Format?.Duration) is not { } seconds || seconds <= TimeSpan.Zero)
        {
            throw new RefusedException(RefusalCause.Unreadable) { Found = video.Found };
        }

        // -t and -fs cut without a word, so whatever comes near them was cut.
        if (seconds > TimeSpan.FromSeconds(MediaLimits.VideoSeconds))
        {
            throw new RefusedException(RefusalCause.TooLong) { Found = video.Found };
        }

        if (new FileInfo(output).Length > MediaLimits.VideoStopBytes / 100 * 99)
        {
            throw new RefusedException(RefusalCause.TooLarge) { Found = video.Found };
        }

        if (video.Duration is { } stated && (stated - seconds).Duration() > MostDifference)
        {
            throw new RefusedException(RefusalCause.Unreadable) { Found = video.Found };
        }

        return new()
        {
            CapturedAt = video.CapturedAt,
            Camera = video.Camera,
            OriginalWidth = video.Width,
            OriginalHeight = video.Height,
            Width = picture.Width ?? 0,
            Height = picture.Height ?? 0,
            OriginalMilliseconds = (int?)video.Duration?.TotalMilliseconds,
            Milliseconds = (int)(VideoTags.Seconds(picture.Duration) ?? seconds).TotalMilliseconds,
            OriginalFramesPer1000Seconds = video.FramesPer1000Seconds,
            FramesPer1000Seconds = VideoTags.FramesPer1000Seconds(picture.AvgFrameRate),
            Sound = hasSound,
            SoundRemoved = video.HasSound && !video.KeepsSound,
            Damage = video.KeepsSound && !hasSound,
            Orientation = video.Orientation,
            Colour = video.Colour.Handling,
        };
    }
}
