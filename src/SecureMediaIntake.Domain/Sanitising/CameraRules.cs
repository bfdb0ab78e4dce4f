namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>
/// Tells a phone from a camera from a screenshot, by what their makers write. Unknown rather than wrong: scanners, editors and makers of both
/// kinds count only where the model says which. To be asked inside the sandbox, so that only the answer comes out.
/// </summary>
public static class CameraRules
{
    private const StringComparison Loosely = StringComparison.OrdinalIgnoreCase;

    /// <summary>Start of the make, and starts of the model that are phones or tablets; none where the maker makes nothing else with a lens.</summary>
    private static readonly (string Make, string[] Models)[] _phones =
    [
        ("Apple", ["iPhone", "iPad", "iPod"]), ("samsung", ["SM-", "Galaxy", "GT-", "SCH-", "SGH-", "SHV-"]), ("Google", ["Pixel", "Nexus"]),
        ("HUAWEI", []), ("HONOR", []), ("Xiaomi", []), ("Redmi", []), ("POCO", []), ("OPPO", []), ("vivo", []), ("OnePlus", []), ("realme", []),
        ("motorola", []), ("HMD", []), ("Nokia", []), ("LGE", []), ("LG Electronics", []), ("Fairphone", []), ("Nothing", []), ("HTC", []),
        ("BlackBerry", []), ("ZTE", []), ("TECNO", []), ("INFINIX", []), ("asus", ["ASUS_"]), ("Sony", ["XQ-", "Xperia", "SO-", "SOG"]),
    ];

    private static readonly (string Make, string[] Models)[] _cameras =
    [
        ("Canon", ["Canon EOS", "Canon PowerShot", "Canon DIGITAL", "Canon IXUS", "Canon IXY"]), ("NIKON", ["NIKON ", "COOLPIX"]),
        ("FUJIFILM", []), ("OLYMPUS", []), ("OM Digital", []), ("Panasonic", ["DMC-", "DC-"]), ("PENTAX", []), ("RICOH", ["RICOH GR", "GR ", "PENTAX", "RICOH THETA", "RICOH WG"]),
        ("LEICA", []), ("Hasselblad", []), ("SIGMA", []), ("GoPro", []), ("Sony", ["ILCE-", "ILME-", "DSC-", "SLT-", "DSLR-", "NEX-", "ZV-"]),
        ("samsung", ["NX", "EK-"]), ("CASIO", ["EX-"]),
    ];

    /// <summary>
    /// Longer sides of phone screens by their shorter ones, in pixels: only those of more than 2 : 1, which no camera writes. A 1,080 × 1,920
    /// picture may be a frame of a video.
    /// </summary>
    private static readonly Dictionary<int, int[]> _screens = new()
    {
        [720] = [1520, 1560, 1600, 1612, 1640],
        [828] = [1792],
        [1008] = [2244],
        [1080] = [2220, 2280, 2310, 2316, 2340, 2376, 2400, 2404, 2408, 2412, 2424, 2436, 2448, 2460],
        [1125] = [2436],
        [1170] = [2532],
        [1179] = [2556],
        [1206] = [2622],
        [1220] = [2712],
        [1242] = [2688],
        [1260] = [2736],
        [1284] = [2778],
        [1290] = [2796],
        [1320] = [2868],
        [1344] = [2992],
        [1440] = [2960, 3040, 3088, 3120, 3168, 3200, 3216],
    };

    /// <param name="make">As the file says it; null where it does not.</param>
    /// <param name="model">As the file says it.</param>
    /// <param name="exposed">It states an exposure or an aperture, which scanners and editors do not. Videos state neither: true.</param>
    public static CameraClass Of(string? make, string? model, bool exposed)
    {
        if (string.IsNullOrWhiteSpace(make) || string.IsNullOrWhiteSpace(model) || !exposed)
        {
            return CameraClass.Unknown;
        }

        return IsOneOf(_phones, make.Trim(), model.Trim()) ? CameraClass.Phone
            : IsOneOf(_cameras, make.Trim(), model.Trim()) ? CameraClass.Camera
            : CameraClass.Unknown;
    }

    /// <summary>Apple and Samsung write this word, and nothing else, into the comment of a screenshot.</summary>
    public static bool IsScreenshot(string? comment) => comment?.Trim(' ', '\0') is "Screenshot";

    /// <summary>A PNG without a maker in exactly the size of a phone's screen, whichever way it was held.</summary>
    public static bool IsScreen(int width, int height) =>
        _screens.GetValueOrDefault(Math.Min(width, height)) is { } longer && longer.Contains(Math.Max(width, height));

    private static bool IsOneOf((string Make, string[] Models)[] known, string make, string model) => known.Any(one =>
        make.StartsWith(one.Make, Loosely) && (one.Models is [] || one.Models.Any(start => model.StartsWith(start, Loosely))));
}
