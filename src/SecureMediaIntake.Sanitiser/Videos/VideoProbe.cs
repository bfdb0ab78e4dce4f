using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>Asks ffprobe about the upload, and refuses by its answer before any frame is decoded.</summary>
internal static class VideoProbe
{
    private static readonly string[] PictureCodecs =
        ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263", "mjpeg", "mpeg2video"];

    private static readonly string[] SoundCodecs =
    [
        "aac", "aac_latm", "mp3", "opus", "vorbis", "ac3", "eac3", "alac", "amr_nb", "amr_wb",
        "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_mulaw", "pcm_alaw",
    ];

    /// <summary>Sample entries of protected tracks (ISO 23001-7) and of Apple's protected films.</summary>
    private static readonly string[] ProtectedEntries = ["encv", "enca", "drmi", "drms"];

    public static async Task<ProbedVideo> RunAsync(string demuxer, SanitisingOptions options)
    {
        ProbeAnswer analysis;
        try
        {
            analysis = await Probe.RunAsync(Places.Original, demuxer);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(RefusalCause.Unreadable);
        }

        return Judge(analysis, options);
    }

    private static ProbedVideo Judge(ProbeAnswer analysis, SanitisingOptions options)
    {
        var found = VideoTags.Found(analysis);
        var streams = analysis.Streams;
        if (streams.Any(stream => ProtectedEntries.Contains(stream.CodecTagString)))
        {
            throw new RefusedException(RefusalCause.Encrypted) { Found = found };
        }

        // The first that is no cover art: what ffmpeg's own selector 0:V:0 takes.
        var picture = streams.FirstOrDefault(stream => stream.CodecType is "video" && stream.Disposition?.GetValueOrDefault("attached_pic") is not 1)
            ?? throw new RefusedException(RefusalCause.Unreadable) { Found = found };
        var sound = streams.FirstOrDefault(stream => stream.CodecType is "audio");
        var keepsSound = sound is not null && options.KeepSound;
        if (!PictureCodecs.Contains(picture.CodecName) || (keepsSound && !SoundCodecs.Contains(sound!.CodecName)))
        {
            throw new RefusedException(RefusalCause.UnsupportedCodec) { Found = found };
        }

        if (VideoTags.IsDolbyVisionAlone(picture))
        {
            throw new RefusedException(RefusalCause.HighDynamicRange) { Found = found };
        }

        if (picture is not { Width: > 0, Height: > 0 })
        {
            throw new RefusedException(RefusalCause.Unreadable) { Found = found };
        }

        if ((long)picture.Width * picture.Height > MediaLimits.VideoFramePixels || streams.Count > MediaLimits.VideoTracks)
        {
            throw new RefusedException(RefusalCause.TooLarge) { Found = found };
        }

        var duration = VideoTags.Seconds(analysis.Format?.Duration);
        var colour = VideoColour.Of(picture);
        var cap = PixelCap.For(picture.Width.Value, picture.Height.Value, duration, colour, options);
        return duration > TimeSpan.FromSeconds(MediaLimits.VideoSeconds)
            ? throw new RefusedException(RefusalCause.TooLong) { Found = found }
            : new()
            {
                Width = picture.Width.Value,
                Height = picture.Height.Value,
                Duration = duration,
                FramesPer1000Seconds = VideoTags.FramesPer1000Seconds(picture.AvgFrameRate),
                Colour = colour,
                HasSound = sound is not null,
                KeepsSound = keepsSound,
                MostPixels = cap,
                IsCompliant = colour.Handling is ColourHandling.AsIs && IsCompliant(picture, cap, cap.MostFramesFor(duration)),
                Orientation = VideoTags.Orientation(picture),
                Camera = VideoCamera.Of(analysis),
                CapturedAt = VideoTags.CapturedAt(analysis),
                Found = found,
            };
    }

    /// <summary>Only a first look: <see cref="Remux"/> asks the gate about the copy itself.</summary>
    private static bool IsCompliant(ProbeStream picture, PixelCap cap, int mostFrames) =>
        picture is { CodecName: "h264", PixFmt: "yuv420p" }
        && cap.Holds(picture.Width ?? 0, picture.Height ?? 0)
        && VideoTags.IsPlain(picture)
        && VideoTags.FramesPer1000Seconds(picture.AvgFrameRate) <= mostFrames * 1000;
}
