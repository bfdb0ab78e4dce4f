namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// Every box of fixed size in a video of our making, without its eight bytes of size and type. Taken from what ffmpeg 5.1.9 wrote for 37
/// clips with the transcode command, and read against ISO/IEC 14496-12, -14 and -15. All dates are 0, all names empty, all matrices identity.
/// </summary>
internal static class Mp4Patterns
{
    private const string Identity =
        "00010000 00000000 00000000 00000000 00010000 00000000 00000000 00000000 40000000";

    /// <summary>isom, version 512, compatible with isom iso2 avc1 mp41.</summary>
    public static BytePattern FileType { get; } = new("69736F6D 00000200 69736F6D 69736F32 61766331 6D703431");

    /// <summary>Dates 0, timescale 1,000, [duration], rate and volume 1, identity, [next track number].</summary>
    public static BytePattern MovieHeader { get; } = new(
        "00000000 00000000 00000000 000003E8 ........ 00010000 0100 0000 00000000 00000000" + Identity +
        "00000000 00000000 00000000 00000000 00000000 00000000 000000..");

    /// <summary>Enabled, in movie and preview, dates 0, [number], [duration], layer and group 0, silent, identity, [width], [height].</summary>
    public static BytePattern VideoTrackHeader { get; } = new(
        "00000003 00000000 00000000 ........ 00000000 ........ 00000000 00000000 0000 0000 0000 0000" + Identity + "....0000 ....0000");

    /// <summary>As for video, but in group 1, at full volume, without a size.</summary>
    public static BytePattern SoundTrackHeader { get; } = new(
        "00000003 00000000 00000000 ........ 00000000 ........ 00000000 00000000 0000 0001 0100 0000" + Identity + "00000000 00000000");

    /// <summary>Dates 0, [timescale], [duration], language "und".</summary>
    public static BytePattern MediaHeader { get; } = new("00000000 00000000 00000000 ........ ........ 55C4 0000");

    /// <summary>Handler "vide" and "soun" with an empty name: a name such as "Core Media Video" tells the phone.</summary>
    public static BytePattern VideoHandler { get; } = new("00000000 00000000 76696465 00000000 00000000 00000000 00");

    public static BytePattern SoundHandler { get; } = new("00000000 00000000 736F756E 00000000 00000000 00000000 00");

    public static BytePattern VideoMediaHeader { get; } = new("00000001 0000 0000 0000 0000");

    public static BytePattern SoundMediaHeader { get; } = new("00000000 0000 0000");

    /// <summary>One data reference, "in this file": any other could name a file or an address.</summary>
    public static BytePattern DataInformation { get; } = new("0000001C 64726566 00000000 00000001 0000000C 75726C20 00000001");

    /// <summary>[Width], [height], 72 dpi, one frame a sample, compressor name of one blank, depth 24.</summary>
    public static BytePattern VideoEntry { get; } = new(
        "00000000 0000 0001 0000 0000 00000000 00000000 00000000 .... .... 00480000 00480000 00000000 0001" +
        "01200000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 0018 FFFF");

    /// <summary>nclx [primaries] [transfer] [matrix] [range].</summary>
    public static BytePattern Colour { get; } = new("6E636C78 00.. 00.. 00.. ..");

    /// <summary>Square pixels.</summary>
    public static BytePattern PixelAspect { get; } = new("00000001 00000001");

    /// <summary>Buffer size 0, [maximum], [average] bits a second.</summary>
    public static BytePattern BitRate { get; } = new("00000000 ........ ........");

    /// <summary>Stereo, 16 bit, 48,000 Hz.</summary>
    public static BytePattern SoundEntry { get; } = new("00000000 0000 0001 0000 0000 00000000 0002 0010 0000 0000 BB800000");

    /// <summary>AAC-LC, 48,000 Hz, stereo, [maximum] and [average] bits a second; elementary stream 2.</summary>
    public static BytePattern SoundDecoder { get; } = new(
        "00000000 03 80808025 0002 00 04 80808017 40 15 000000 ........ ........ 05 80808005 119056E500 06 80808001 02");

    /// <summary>AAC pre-roll of one sample.</summary>
    public static BytePattern SoundRollDescription { get; } = new("01000000 726F6C6C 00000002 00000001 FFFF");

    /// <summary>One run over [all samples].</summary>
    public static BytePattern SoundRollSamples { get; } = new("00000000 726F6C6C 00000001 ........ 00000001");

    /// <summary>The start of user data: a meta box with handler "mdir", "appl", empty name. An empty ilst must follow.</summary>
    public static BytePattern UserDataHandler { get; } = new("00000000 00000000 6D646972 6170706C 00000000 00000000 00");
}
