using ImageMagick;
using NetVips;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>
/// HEIC (HEVC), which the bundled libvips cannot decode: the kept copy alone. A fresh sandbox makes preview and thumbnail from it
/// (<see cref="RenditionsRun"/>). A HEIF whose main picture is AV1 under a neutral brand goes to NetVips after all.
/// </summary>
internal static class HeicRun
{
    public static SandboxReport Run()
    {
        var walk = FileWalk.Of(Places.Original);
        if (walk.IsAv1)
        {
            Vips.Restrict();
            var (report, kept) = ImageRun.MakeKept();
            return report with { Files = [kept] };
        }

        Magick.Restrict();
        try
        {
            using var photo = Read();
            return Keep(photo, walk);
        }
        catch (MagickException failure) when (failure is not MagickResourceLimitErrorException)
        {
            throw new RefusedException(RefusalCause.Unreadable);
        }
    }

    private static MagickImage Read()
    {
        var photo = new MagickImage();
        var warned = false;
        photo.Warning += (_, _) => warned = true;

        // The format is forced: a JPEG, an SVG or a script of ImageMagick under this name ends at the policy.
        photo.Read(Places.Original, new MagickReadSettings { Format = MagickFormat.Heic, FrameIndex = 0, FrameCount = 1 });
        return warned ? throw new RefusedException(RefusalCause.Unreadable) : photo;
    }

    private static SandboxReport Keep(MagickImage photo, FileWalk walk)
    {
        var exif = HeicFields.Exif(photo);
        var found = HeicFields.Found(photo, walk, exif);
        var transparency = photo is { HasAlpha: true, IsOpaque: false };
        photo.AutoOrient();
        var colour = ToSrgb(photo, walk.ColourProfile);
        if (photo.HasAlpha)
        {
            photo.BackgroundColor = MagickColors.White;
            photo.Alpha(AlphaAction.Remove);
            photo.Alpha(AlphaAction.Off);
        }

        photo.Strip();
        SaveKept(photo);

        var (width, height) = ((int)photo.Width, (int)photo.Height);
        return new()
        {
            Found = found,
            Files = [new(RenditionPart.Kept, width, height)],
            Facts = new()
            {
                CapturedAt = exif.PlausibleTime(),
                OriginalWidth = walk.Stated.Width > 0 ? walk.Stated.Width : width,
                OriginalHeight = walk.Stated.Height > 0 ? walk.Stated.Height : height,
                Width = width,
                Height = height,
                Orientation = walk.StoredTurn ?? 1,
                Colour = colour,
                Transparency = transparency,
                Camera = exif.CameraOf(isPng: false, width, height),
                Frames = walk.Frames,
            },
        };
    }

    private static ColourHandling ToSrgb(MagickImage photo, string? profile)
    {
        if (photo.HasProfile("icc"))
        {
            return photo.TransformColorSpace(ColorProfiles.SRGB) ? ColourHandling.Converted : ColourHandling.AsIs;
        }

        // Magick.NET brings no Display P3; NetVips does, and a profile is bytes.
        return profile is not null && photo.TransformColorSpace(new ColorProfile(Image.ProfileLoad(profile)), ColorProfiles.SRGB)
            ? ColourHandling.Converted
            : ColourHandling.AsIs;
    }

    private static void SaveKept(MagickImage photo)
    {
        photo.Format = MagickFormat.Jpeg;
        photo.Quality = Renditions.KeptQuality;
        photo.Depth = 8;

        // Else the file's own density lands in the JFIF segment that Magick.NET always writes.
        photo.Density = new(72, 72, DensityUnit.PixelsPerInch);

        // Else a photo of something grey becomes a JPEG of one component, which the gate does not know.
        photo.Settings.ColorType = ColorType.TrueColor;
        photo.Settings.SetDefine(MagickFormat.Jpeg, "sampling-factor", "4:4:4");
        photo.Settings.SetDefine(MagickFormat.Jpeg, "optimize-coding", "false");
        photo.Settings.Interlace = Interlace.NoInterlace;
        OutFolder.Save("kept.jpg", path => photo.Write(path, MagickFormat.Jpeg));
    }
}
