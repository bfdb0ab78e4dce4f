namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Stills that let a clinician see what a video shows before playing it. How many, and from when, follows from its length alone.</summary>
public static class Filmstrip
{
    /// <summary>Stills of an ordinary video: what fits on a page beside each other.</summary>
    public const int MostStills = 5;

    /// <summary>Closest that two stills may be, in milliseconds: closer together they show the same, so a shorter video has fewer.</summary>
    public const int ClosestMilliseconds = 500;

    private static readonly RenditionPart[] Parts =
        [RenditionPart.Still1, RenditionPart.Still2, RenditionPart.Still3, RenditionPart.Still4, RenditionPart.Still5];

    public static bool IsStill(RenditionPart part) => Parts.Contains(part);

    /// <param name="milliseconds">Length of the kept video.</param>
    public static IReadOnlyList<RenditionPart> StillsOf(int milliseconds) => Parts[..CountFor(milliseconds)];

    /// <summary>One to five.</summary>
    public static int CountFor(int milliseconds) => Math.Clamp(milliseconds / ClosestMilliseconds, 1, MostStills);

    /// <summary>Name of a still's file, agreed between Sanitiser and worker.</summary>
    public static string FileName(RenditionPart still) => $"still-{Array.IndexOf(Parts, still) + 1}.jpg";

    /// <summary>Where a still lies: in the middle of its share of the length, in milliseconds from the start. Null for what is no still.</summary>
    public static int? At(RenditionPart part, int milliseconds)
    {
        var at = Array.IndexOf(Parts, part);
        return at < 0 ? null : (int)((at + 0.5) * milliseconds / CountFor(milliseconds));
    }
}
