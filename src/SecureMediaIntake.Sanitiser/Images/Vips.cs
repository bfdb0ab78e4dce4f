using NetVips;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>How NetVips is allowed to work here. Applied before the first picture is opened.</summary>
internal static class Vips
{
    /// <summary>The only readers that stay open. Ultra HDR has a reader of its own, which would write gain map, EXIF and XMP into the output.</summary>
    private static readonly string[] Readers = ["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif"];

    public static void Restrict()
    {
        // BlockUntrusted alone still loads matrix files; so every reader is blocked, then six are opened again.
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var reader in Readers)
        {
            Operation.Block("VipsForeignLoad" + reader, false);
        }

        // One file a process: a cache has nothing to hit, and a second thread gains nothing.
        Cache.Max = 0;
        Cache.MaxFiles = 0;
        Cache.MaxMem = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>A picture that fails for want of memory is not a bad picture: the worker tries again with more.</summary>
    public static bool IsMemory(VipsException failure) =>
        failure.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || failure.Message.Contains("Cannot allocate", StringComparison.OrdinalIgnoreCase);
}
