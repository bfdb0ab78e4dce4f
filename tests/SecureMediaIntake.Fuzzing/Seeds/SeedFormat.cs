namespace SecureMediaIntake.Fuzzing.Seeds;

/// <summary>How the seeds of one format are made.</summary>
/// <param name="Name">Line of the summary.</param>
/// <param name="Ending">File name ending, by which the tools choose the container.</param>
/// <param name="Taggable">exiftool can plant place, device and canaries in it.</param>
/// <param name="MakeAsync">Writes a file at the path.</param>
internal sealed record SeedFormat(string Name, string Ending, bool Taggable, Func<SeedVariant, string, Task> MakeAsync);

/// <summary>What differs between the seeds of one format.</summary>
/// <param name="Number">From 0.</param>
internal sealed record SeedVariant(int Number)
{
    public const int Count = 6;

    /// <summary>Small, since a run should try many files; two with odd sides, two that lie over the side of a codec's block.</summary>
    private static readonly string[] Sizes = ["96x64", "64x64", "160x120", "97x65", "128x96", "33x47"];

    private static readonly string[] Sources = ["testsrc2", "smptebars", "mandelbrot", "rgbtestsrc", "pal75bars", "yuvtestsrc"];

    /// <summary>Some video encoders take no side under 64 or no odd one.</summary>
    private static readonly string[] EvenSizes = ["96x64", "64x64", "160x120", "128x64", "128x96", "64x128"];

    /// <summary>The picture, as an input of ffmpeg.</summary>
    public string[] Photo => ["-f", "lavfi", "-i", $"{Sources[Number]}=s={Sizes[Number]}:r=30"];

    public string[] Video => ["-f", "lavfi", "-i", $"{Sources[Number]}=s={EvenSizes[Number]}:r=30"];

    /// <summary>H.263 knows five sizes.</summary>
    public string[] SmallVideo => ["-f", "lavfi", "-i", $"{Sources[Number]}=s={(Number % 2 == 0 ? "128x96" : "176x144")}:r=30"];

    /// <summary>Every other clip has sound.</summary>
    public bool HasSound => Number % 2 == 0;
}
