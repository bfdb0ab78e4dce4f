namespace SecureMediaIntake.Sanitiser.Videos;

/// <summary>
/// The container that every kept video gets, transcoded or copied: no tag, name, chapter or date, index first. The worker's gate holds it to the
/// byte. docs/design.md has the reason for each flag.
/// </summary>
internal static class Muxing
{
    /// <summary>Two nets under the limits: both cut without a word, so whatever comes near them is refused afterwards.</summary>
    public const string Ends = "-t 301 -fs 2000M";

    public const string Drop = "-sn -dn -map_metadata -1 -map_chapters -1";

    public const string Container =
        "-metadata:s:v:0 encoder=\" \" -fflags +bitexact -flags:v +bitexact -write_tmcd 0 -empty_hdlr_name 1"
        + " -movflags +faststart -max_muxing_queue_size 1024 -f mp4";

    /// <summary>Always made anew, so that the gate need not parse sound.</summary>
    public static string Sound(ProbedVideo video) => video.KeepsSound
        ? "-map 0:a:0? -c:a aac -b:a 128k -ac 2 -ar 48000 -metadata:s:a:0 encoder=\" \" -flags:a +bitexact"
        : "-an";
}
