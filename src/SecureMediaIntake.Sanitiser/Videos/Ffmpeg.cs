using FFMpegCore;

namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>
/// What every start of ffprobe and ffmpeg has in common. FFMpegCore joins arguments into one string, which is harmless because all of them are
/// constants of this folder: nothing from the file or its sender becomes an argument. Its pipes are never used.
/// </summary>
internal static class Ffmpeg
{
    public const string Formats = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts";

    /// <summary>Decoders that may open a stream of the upload.</summary>
    public const string Codecs =
        "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,h263,mjpeg,mpeg2video,aac,aac_latm,mp3,mp3float,opus,libopus,vorbis,ac3,eac3,alac,amrnb,amrwb,"
        + "pcm_s16le,pcm_s16be,pcm_s24le,pcm_mulaw,pcm_alaw";

    /// <summary>Bounds on what the demuxer may buffer and guess. No playlist can name another file: one protocol, formats by name.</summary>
    public const string InputBounds =
        "-protocol_whitelist file -format_whitelist " + Formats + " -max_streams 32 -probesize 20000000 -analyzeduration 10000000";

    public static FFOptions Options => new()
    {
        BinaryFolder = "/usr/bin", TemporaryFilesFolder = Places.Scratch, WorkingDirectory = Environment.CurrentDirectory,
    };

    /// <summary>Containers that the sniff may force. Anything else was not started by our worker.</summary>
    public static bool IsDemuxer(string name) => name is "mov" or "matroska" or "avi" or "mpegts";

    /// <summary>
    /// A cut MKV ends with exit code 0 in spite of -xerror and one line on standard error. So any line is a refusal, except these two: a track that
    /// is dropped anyway has no permitted decoder, and the repeat counter.
    /// </summary>
    public static bool IsHarmless(string line) =>
        string.IsNullOrWhiteSpace(line)
        || line.Contains("not on whitelist", StringComparison.Ordinal)
        || line.Contains("Last message repeated", StringComparison.Ordinal);
}
