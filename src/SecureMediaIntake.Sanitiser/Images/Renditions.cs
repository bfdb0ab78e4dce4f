using NetVips;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>The JPEG files that pages show, and the settings that make their headers constant (the worker compares them byte for byte).</summary>
internal static class Renditions
{
    /// <summary>
    /// Kept copy, with colours at full resolution: a mean CIEDE2000 of 1.1 to the original, where quality 92 at 4:2:0 gives 1.6. Redness counts.
    /// (docs/sanitising.md, Quality of the kept copy.)
    /// </summary>
    public const int KeptQuality = 95;

    /// <summary>Longest side of preview and poster in pixels: 108 to 344 KB, inside the pages' 400.</summary>
    public const int PreviewSide = 1600;

    public const int PreviewQuality = 85;

    /// <summary>Longest side of the thumbnail in pixels: 11 to 15 KB, inside the pages' 25.</summary>
    public const int ThumbnailSide = 320;

    public const int ThumbnailQuality = 80;

    public static ReportedFile SaveKept(Image upright)
    {
        OutFolder.Save("kept.jpg", path => SaveJpeg(upright, path, KeptQuality, Enums.ForeignSubsample.Off));
        return new(RenditionPart.Kept, upright.Width, upright.Height);
    }

    /// <summary>Preview (or poster) and thumbnail from a clean picture that we made ourselves.</summary>
    public static IEnumerable<ReportedFile> SaveSmaller(string clean, RenditionPart part)
    {
        var name = part is RenditionPart.Poster ? "poster.jpg" : "preview.jpg";
        yield return SaveSmaller(clean, name, part, PreviewSide, PreviewQuality);
        yield return SaveSmaller(OutFolder.PathOf(name), "thumbnail.jpg", RenditionPart.Thumbnail, ThumbnailSide, ThumbnailQuality);
    }

    /// <summary>One frame of a video that we decoded ourselves.</summary>
    public static ReportedFile SaveStill(string clean, string name, RenditionPart part) =>
        SaveSmaller(clean, name, part, ThumbnailSide, ThumbnailQuality);

    private static ReportedFile SaveSmaller(string source, string name, RenditionPart part, int side, int quality)
    {
        using var opened = OpenShrunk(source, side);
        using var small = opened.ThumbnailImage(side, height: side, size: Enums.Size.Down);
        using var srgb = small.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = srgb.HasAlpha() ? srgb.Flatten(background: Pixels.White) : srgb.Copy();
        OutFolder.Save(name, path => SaveJpeg(opaque, path, quality, Enums.ForeignSubsample.On));
        return new(part, opaque.Width, opaque.Height);
    }

    /// <summary>
    /// A JPEG decodes to a half, a quarter or an eighth for a part of the cost. Not by Image.Thumbnail, which leaves itself a factor of two and so
    /// decodes 12 megapixels in full for a preview: 40 ms more.
    /// </summary>
    private static Image OpenShrunk(string source, int side)
    {
        var full = Image.NewFromFile(source, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        var shrink = Math.Max(full.Width, full.Height) / side;
        if (shrink < 2 || VipsFields.Loader(full) is not "jpegload")
        {
            return full;
        }

        full.Dispose();
        return Image.Jpegload(source, shrink: shrink switch { >= 8 => 8, >= 4 => 4, _ => 2 }, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
    }

    // optimizeCoding off: libjpeg then need not hold the picture (48 MP: 352 → 74 MB), and the header is the same for every picture.
    // subsampleMode always said: Auto turns to 4:4:4 from quality 90.
    private static void SaveJpeg(Image picture, string path, int quality, Enums.ForeignSubsample chroma) =>
        picture.Jpegsave(
            path, q: quality, subsampleMode: chroma, optimizeCoding: false, interlace: false, keep: Enums.ForeignKeep.None);
}
