namespace SecureMediaIntake.Benchmarks.Sanitise;

/// <summary>What a source asks of the tools.</summary>
internal enum SourceKind
{
    Photo,
    WidePhoto,
    TurnedPhoto,
    Heic,
    Video,
}

/// <summary>One file that all contenders get.</summary>
/// <param name="Name">First column of the table.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Reference">What a person sees in it, upright and in sRGB, made by another tool; for a video itself. Null: not compared.</param>
internal sealed record Source(string Name, SourceKind Kind, string Path, string? Reference)
{
    /// <summary>Of our own form already, so that its coded pictures may be copied.</summary>
    public bool IsCompliant => Name.StartsWith("H.264 1080", StringComparison.Ordinal);

    public bool IsVideo => Kind is SourceKind.Video;
}
