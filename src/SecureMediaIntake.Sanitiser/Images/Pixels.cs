using NetVips;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>From stored pixels to what a person sees: upright, sRGB, opaque, 8 bit.</summary>
internal static class Pixels
{
    /// <summary>What shows through transparent places.</summary>
    public static readonly double[] White = [255, 255, 255];

    /// <param name="orientation">EXIF orientation, 1 to 8; already written into <paramref name="head"/>.</param>
    /// <param name="profile">Built-in profile to assume where the file embeds none (<c>p3</c>), or null.</param>
    public static (Image Upright, ColourHandling Colour) Normalise(Image head, int orientation, string? profile)
    {
        // 3 to 8 read out of order, which a sequential source refuses; 2, a mirror, does not, and copying it would only cost memory.
        var upright = (orientation > 2 ? head.CopyMemory() : head).Autorot();
        var (srgb, colour) = ToSrgb(upright, profile);
        var opaque = srgb.HasAlpha() ? srgb.Flatten(background: White) : srgb;
        return (opaque.Format is Enums.BandFormat.Uchar ? opaque : opaque.Cast(Enums.BandFormat.Uchar), colour);
    }

    private static (Image Srgb, ColourHandling Colour) ToSrgb(Image picture, string? profile)
    {
        if (picture.Contains("icc-profile-data") && picture.Get("icc-profile-data") is byte[] own
            && IccHeader.Fits(own, picture.HasAlpha() ? picture.Bands - 1 : picture.Bands))
        {
            return (Transform(picture, profile), ColourHandling.Converted);
        }

        if (picture.Interpretation is Enums.Interpretation.Cmyk)
        {
            return (Transform(picture, "cmyk"), ColourHandling.Converted);
        }

        return profile is null
            ? (picture.Colourspace(Enums.Interpretation.Srgb), ColourHandling.AsIs)
            : (Transform(picture, profile), ColourHandling.Converted);
    }

    private static Image Transform(Image picture, string? profile) =>
        picture.IccTransform("srgb", embedded: true, inputProfile: profile, intent: Enums.Intent.Relative, depth: 8);
}
