using System.Buffers.Binary;

namespace SecureMediaIntake.Samples;

/// <summary>Pictures of 24 even patches in colours that matter, under any profile.</summary>
internal sealed class Patches(Photos photos)
{
    private const int Across = 6;

    private const int Side = 54;

    /// <summary>Skin, redness, bruise, jaundice, blood, lips; then primaries and greys.</summary>
    public static (byte R, byte G, byte B)[] Colours { get; } =
    [
        (200, 100, 50), (180, 60, 60), (230, 160, 140), (120, 60, 40), (160, 20, 60), (240, 200, 180), (90, 40, 30), (210, 120, 110),
        (150, 80, 70), (250, 220, 200), (200, 30, 30), (210, 190, 90), (60, 90, 160), (100, 150, 60), (90, 60, 120), (0, 128, 128),
        (220, 40, 40), (60, 180, 60), (60, 60, 200), (255, 255, 255), (128, 128, 128), (64, 64, 64), (20, 20, 20), (0, 0, 0),
    ];

    private static int Width => Across * Side;

    private static int Height => Colours.Length / Across * Side;

    /// <summary>The patches as they are, without a profile: sRGB.</summary>
    public async Task<string> MasterAsync()
    {
        var path = photos.PathOf("patches.png");
        if (!File.Exists(path))
        {
            var raw = new byte[Width * Height * 3];
            for (var at = 0; at < Width * Height; at++)
            {
                (raw[at * 3], raw[(at * 3) + 1], raw[(at * 3) + 2]) = Colours[(at / Width / Side * Across) + (at % Width / Side)];
            }

            await File.WriteAllBytesAsync(photos.PathOf("patches.rgb"), raw);
            await Tool.FfmpegAsync("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{Width}x{Height}", "-i", photos.PathOf("patches.rgb"), path);
        }

        return path;
    }

    /// <summary>Puts a profile beside the patches' numbers; for CMYK and grey the numbers are made first.</summary>
    /// <param name="name">File name; its ending picks the format.</param>
    /// <param name="profile">A file, or a word that vips knows: p3, cmyk.</param>
    /// <param name="colours">Keep three channels even under a grey profile, which is wrong.</param>
    public async Task<string> AssignAsync(string name, string profile, bool colours = false)
    {
        var (path, master) = (photos.PathOf(name), await MasterAsync());
        if (profile is "cmyk")
        {
            await Tool.BytesAsync("vips", "icc_transform", master, path + "[Q=98]", "cmyk", "--input-profile", "srgb");
            return path;
        }

        var file = profile is "p3" ? await DisplayP3Async(master) : profile;
        string[] grey = profile.EndsWith("Gray.icc", StringComparison.Ordinal) && !colours ? ["-colorspace", "Gray"] : [];
        var isHeic = name.EndsWith(".heic", StringComparison.Ordinal);
        var still = isHeic ? path + ".png" : path;
        await Tool.BytesAsync("convert", [master, .. grey, "-quality", "98", "-sampling-factor", "1x1", "-define", "webp:lossless=true", still]);
        await Tool.ExiftoolAsync("-icc_profile<=" + file, still);
        if (isHeic)
        {
            await Tool.BytesAsync("heif-enc", "-q", "98", "-p", "chroma=444", still, "-o", path);
        }

        return path;
    }

    /// <summary>Says by numbers, without a profile, what the patches' numbers mean (ITU-T H.273).</summary>
    public async Task<string> NumberedAsync(string name, byte primaries, byte transfer)
    {
        var (path, master) = (photos.PathOf(name), await MasterAsync());
        switch (Path.GetExtension(name))
        {
            case ".avif":
                await Tool.BytesAsync("avifenc", "--cicp", $"{primaries}/{transfer}/6", "-s", "10", "--min", "2", "--max", "4", master, path);
                break;
            case ".heic":
                await Tool.BytesAsync("heif-enc", "-q", "98", "-p", "chroma=444", master, "-o", path);
                await File.WriteAllBytesAsync(path, HeifSurgery.WithProperty(await File.ReadAllBytesAsync(path), 1, HeifSurgery.Colours(primaries, transfer)));
                break;
            default:
                await File.WriteAllBytesAsync(path, WithColours(await File.ReadAllBytesAsync(master), [primaries, transfer, 0, 1]));
                break;
        }

        return path;
    }

    /// <summary>What another reader than ours decodes to, with the profile: vips reads every still format but HEIC.</summary>
    public static async Task<string> DecodedAsync(string path)
    {
        if (!path.EndsWith(".heic", StringComparison.Ordinal))
        {
            return path;
        }

        var decoded = path + "-decoded.png";
        await Tool.BytesAsync("heif-convert", path, decoded);
        return decoded;
    }

    /// <summary>The mean colour of the middle of each patch.</summary>
    public static byte[][] MeansOf(byte[] rgb) => [.. Enumerable.Range(0, Colours.Length).Select(patch => MeanOf(rgb, patch))];

    private static byte[] MeanOf(byte[] rgb, int patch)
    {
        const int Edge = 12;
        var sums = new double[3];
        for (var y = Edge; y < Side - Edge; y++)
        {
            for (var x = Edge; x < Side - Edge; x++)
            {
                var at = (((((patch / Across) * Side) + y) * Width) + ((patch % Across) * Side) + x) * 3;
                (sums[0], sums[1], sums[2]) = (sums[0] + rgb[at], sums[1] + rgb[at + 1], sums[2] + rgb[at + 2]);
            }
        }

        return [.. sums.Select(sum => (byte)Math.Round(sum / ((Side - (2 * Edge)) * (Side - (2 * Edge)))))];
    }

    private async Task<string> DisplayP3Async(string master)
    {
        var profile = photos.PathOf("display-p3.icc");
        if (!File.Exists(profile))
        {
            var carrier = photos.PathOf("display-p3-carrier.png");
            await Tool.BytesAsync("vips", "icc_transform", master, carrier, "p3", "--input-profile", "srgb");
            await File.WriteAllBytesAsync(profile, await Tool.BytesAsync("exiftool", "-b", "-icc_profile", carrier));
        }

        return profile;
    }

    private static byte[] WithColours(byte[] png, byte[] numbers)
    {
        const int AfterHeader = 33;
        byte[] chunk = [.. "cICP"u8, .. numbers];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Check(chunk));
        return [.. png[..AfterHeader], 0, 0, 0, 4, .. chunk, .. check, .. png[AfterHeader..]];
    }

    /// <summary>CRC-32 of ISO 3309, as PNG wants it: bit by bit, as eight bytes need no table.</summary>
    private static uint Check(byte[] bytes)
    {
        var check = uint.MaxValue;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) == 0 ? check >> 1 : (check >> 1) ^ 0xEDB88320;
            }
        }

        return ~check;
    }
}
