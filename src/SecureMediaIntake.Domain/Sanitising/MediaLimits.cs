namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>How much media the service takes and makes. The Sanitiser refuses by these, and the worker checks its answer against the same numbers.</summary>
public static class MediaLimits
{
    /// <summary>Largest upload in bytes: 2,000 MiB. The malware scanner ends at 2 GiB − 1, and beyond it "not scanned" would look like "clean".</summary>
    public const long UploadBytes = 2_000L * 1024 * 1024;

    /// <summary>Largest photo in pixels, width × height. 108-megapixel phones pass; turned, such a photo takes 412 MB of the 1 GiB sandbox.</summary>
    public const int ImagePixels = 120_000_000;

    /// <summary>Longest side of a HEIC in pixels: its decoder works in tiles whose tables grow with the side, not the area.</summary>
    public const int HeicSidePixels = 20_000;

    /// <summary>Largest sanitised picture in bytes: 256 MiB. 108 MP at quality 95 is 25 MB; ten times that is a fault or an attack.</summary>
    public const long ImageOutputBytes = 256L * 1024 * 1024;

    /// <summary>Longest video in seconds. 4K at 60 frames costs 3.3 CPU seconds a second, so this stays under 17 CPU minutes.</summary>
    public const int VideoSeconds = 300;

    /// <summary>Largest video frame in pixels: 8K is 33 million.</summary>
    public const int VideoFramePixels = 36_000_000;

    /// <summary>Most tracks in a video. A phone writes 2 to 7.</summary>
    public const int VideoTracks = 32;

    /// <summary>Highest frame rate kept: gait and tremor need 60.</summary>
    public const int VideoFramesPerSecond = 60;

    /// <summary>Frame rate kept for longer videos, so that no video has over 9,000 frames.</summary>
    public const int LongVideoFramesPerSecond = 30;

    /// <summary>Longest video, in seconds, that keeps up to 60 frames a second.</summary>
    public const int FullFrameRateSeconds = 150;

    /// <summary>
    /// Longest video, in seconds, that keeps 4K where that was asked for: it costs up to 6 CPU seconds a second, of the 1,200 that a run
    /// has. A longer one becomes 1080p.
    /// </summary>
    public const int FourKSeconds = 120;

    /// <summary>Where the encoder stops, in bytes. A net: whatever comes within 1 % of it was cut, so it is refused.</summary>
    public const long VideoStopBytes = 2_000_000_000;

    /// <summary>Largest sanitised video in bytes: the care record's size field and its server take no more (docs/design.md).</summary>
    public const long VideoOutputBytes = 2_097_152_000;

    /// <summary>Private writable memory of a process in the sandbox, in bytes: 1 GiB. A turned photo of 108 megapixels takes 412 MB, a video 345 MB.</summary>
    public const long SandboxDataBytes = 1L << 30;

    /// <summary>Address space of a process in the sandbox, in bytes: 4 GiB. It counts what .NET merely reserves; 2 GiB is too little for HEIC.</summary>
    public const long SandboxAddressSpaceBytes = 4L << 30;

    /// <summary>CPU seconds of a process for a photo. 108 megapixels take 2 to 5.</summary>
    public const int ImageCpuSeconds = 30;

    /// <summary>CPU seconds of a process for a video. 300 seconds of 4K at 60 frames take 17 minutes.</summary>
    public const int VideoCpuSeconds = 1200;

    /// <summary>CPU seconds of a look at a finished video. exiftool reads the index, not the pictures: 0.1 seconds for a clip of 10.</summary>
    public const int InspectionCpuSeconds = 30;

    /// <summary>Seconds by the clock for a photo, after which everything in the sandbox is killed.</summary>
    public const int ImageClockSeconds = 60;

    /// <summary>Seconds by the clock for a video: 22 minutes end inside the host's 25.</summary>
    public const int VideoClockSeconds = 1320;

    /// <summary>Seconds by the clock for a look at a finished video.</summary>
    public const int InspectionClockSeconds = 60;

    /// <summary>Seconds in which nothing in the sandbox is at work, after which everything in it is killed. Whatever works is seen at work four times a second.</summary>
    public const int StallSeconds = 20;

    /// <summary>Bytes of the sandbox's own scratch, in memory: 256 MiB. It holds .NET's temporary files and one frame of a video.</summary>
    public const long SandboxScratchBytes = 256L * 1024 * 1024;

    /// <summary>Bytes that one run may write beside its largest single file: report, poster, renditions, scratch. 256 MiB.</summary>
    public const long RunSpareBytes = 256L * 1024 * 1024;

    /// <summary>Bytes of disk that must be free beside twice the upload before work begins: 256 MiB.</summary>
    public const long ScratchSpareBytes = 256L * 1024 * 1024;

    /// <summary>Largest word of a sandbox about a file, in bytes. A video's had 1,053.</summary>
    public const int SandboxReportBytes = 4096;

    /// <summary>Largest list of tags that exiftool may give, in bytes: 64 KiB. That of a video of ours had 4,485.</summary>
    public const int TagListBytes = 64 * 1024;

    /// <summary>Largest report that is kept, in bytes: 12 KiB. A test holds a full one of a video within half of it; sealed and in Base64 the limit fills half of a row.</summary>
    public const int KeptReportBytes = 12 * 1024;
}
