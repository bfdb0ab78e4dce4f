using NetVips;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>JPEG, PNG, WebP, GIF, TIFF and AVIF: kept copy, preview and thumbnail.</summary>
internal static class ImageRun
{
    public static SandboxReport Run()
    {
        Vips.Restrict();
        var (report, kept) = MakeKept();
        return report with { Files = [kept, .. Renditions.SaveSmaller(OutFolder.PathOf("kept.jpg"), RenditionPart.Preview)] };
    }

    /// <summary>The kept copy alone, and the report without its files.</summary>
    public static (SandboxReport Report, ReportedFile Kept) MakeKept()
    {
        var walk = FileWalk.Of(Places.Original);
        try
        {
            return MakeKept(walk, Enums.FailOn.Warning);
        }
        catch (VipsException failure) when (!Vips.IsMemory(failure))
        {
            // 34 of 34 sound files pass without a warning. What passes only when warnings are overlooked was damaged on its way,
            // yet may be all there is: it is kept and the page says so. Error still refuses a file that was cut.
            try
            {
                var (report, kept) = MakeKept(walk, Enums.FailOn.Error);
                return (report with { Facts = report.Facts! with { Damage = true } }, kept);
            }
            catch (VipsException again) when (!Vips.IsMemory(again))
            {
                throw new RefusedException(RefusalCause.Unreadable);
            }
        }
    }

    private static (SandboxReport Report, ReportedFile Kept) MakeKept(FileWalk walk, Enums.FailOn failOn)
    {
        using var opened = Image.NewFromFile(Places.Original, access: Enums.Access.Sequential, failOn: failOn);
        CheckLimits(opened);

        // libvips reads EXIF only where it stands before the pixels; a PNG may carry it behind them.
        var loader = VipsFields.Loader(opened);
        using var head = loader is "pngload" && walk.Exif is { } late && !opened.Contains("exif-data")
            ? opened.Mutate(image => image.Set(GValue.GIntType, "orientation", late.Orientation))
            : opened.Copy();
        var orientation = head.Contains("orientation") ? (int)head.Get("orientation") : 1;

        var exif = VipsFields.Exif(head, walk);
        var (upright, colour) = Pixels.Normalise(head, orientation, walk.ColourProfile);
        var kept = Renditions.SaveKept(upright);
        var facts = new MediaFacts
        {
            CapturedAt = exif.PlausibleTime(),
            OriginalWidth = opened.Width,
            OriginalHeight = opened.Height,
            Width = kept.Width,
            Height = kept.Height,
            Orientation = walk.StoredTurn ?? (orientation is >= 1 and <= 8 ? orientation : 1),
            Colour = colour,
            Transparency = IsSeeThrough(head, failOn),
            Camera = exif.CameraOf(loader is "pngload", opened.Width, opened.Height),
            Frames = Math.Max(walk.Frames, VipsFields.Pages(opened)),
        };
        return (new() { Facts = facts, Found = VipsFields.Found(head, walk, exif), Files = [] }, kept);
    }

    /// <summary>
    /// Whether a single pixel is: most pictures with an alpha channel are opaque. Decoded a second time, as a sequential source gives its pixels
    /// once and keeping them could take a gigabyte.
    /// </summary>
    private static bool IsSeeThrough(Image head, Enums.FailOn failOn)
    {
        if (!head.HasAlpha())
        {
            return false;
        }

        using var again = Image.NewFromFile(Places.Original, access: Enums.Access.Sequential, failOn: failOn);
        using var alpha = again.ExtractBand(again.Bands - 1);
        return alpha.Min() < (again.Format is Enums.BandFormat.Uchar ? byte.MaxValue : ushort.MaxValue);
    }

    private static void CheckLimits(Image head)
    {
        if ((long)head.Width * head.Height > MediaLimits.ImagePixels)
        {
            throw new RefusedException(RefusalCause.TooLarge);
        }

        if (VipsFields.Loader(head) is "tiffload" && VipsFields.Pages(head) > 1)
        {
            throw new RefusedException(RefusalCause.SeveralPages);
        }
    }
}
