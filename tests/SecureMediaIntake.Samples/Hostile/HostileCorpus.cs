namespace SecureMediaIntake.Samples.Hostile;

/// <summary>
/// Every hostile file: made from tools and bytes, none of it in git. A fixed bug adds a file with its story. The same files are seeds of the
/// mutation fuzzer.
/// </summary>
internal static class HostileCorpus
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        .. Strays.Files, .. NotMedia.Files, .. Playlists.Files, .. Polyglots.Files, .. PictureBombs.Files, .. VideoBombs.Files, .. SizeLies.Files,
        .. HeifLies.Files, .. JpegKinds.Files, .. TextFields.Files, .. Decoys.Files, .. CutAndFlipped.Files,
    ];
}
