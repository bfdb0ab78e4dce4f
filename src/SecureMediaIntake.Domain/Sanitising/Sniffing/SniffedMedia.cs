using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sanitising.Sniffing;

/// <summary>What a file is by its own first bytes. The sender's name and type never count.</summary>
/// <param name="Kind">Photo or video.</param>
/// <param name="Profile">The decoder that it goes to.</param>
/// <param name="Demuxer">For videos ffmpeg's own word for the container (mov, matroska, avi, mpegts), to be forced with <c>-f</c>; else null.</param>
public sealed record SniffedMedia(MediaKind Kind, SanitiserProfile Profile, string? Demuxer)
{
    internal static SniffedMedia Image { get; } = new(MediaKind.Photo, SanitiserProfile.Image, null);

    internal static SniffedMedia Heic { get; } = new(MediaKind.Photo, SanitiserProfile.Heic, null);

    internal static SniffedMedia Mov { get; } = new(MediaKind.Video, SanitiserProfile.Video, "mov");

    internal static SniffedMedia Matroska { get; } = new(MediaKind.Video, SanitiserProfile.Video, "matroska");

    internal static SniffedMedia Avi { get; } = new(MediaKind.Video, SanitiserProfile.Video, "avi");

    internal static SniffedMedia TransportStream { get; } = new(MediaKind.Video, SanitiserProfile.Video, "mpegts");
}
