using ImageMagick;
using ImageMagick.Configuration;

namespace SecureMediaIntake.Sanitiser.Images;

/// <summary>How Magick.NET is allowed to work here: HEIC in, JPEG out, nothing else. Must run before any other call, or the default policy stays.</summary>
internal static class Magick
{
    private const string Policy = """
        <?xml version="1.0" encoding="UTF-8"?>
        <policymap>
          <policy domain="coder" rights="none" pattern="*" />
          <policy domain="coder" rights="read" pattern="{HEIC,HEIF}" />
          <policy domain="coder" rights="write" pattern="{JPEG,JPG}" />
          <policy domain="delegate" rights="none" pattern="*" />
          <policy domain="filter" rights="none" pattern="*" />
          <policy domain="path" rights="none" pattern="@*" />
          <policy domain="resource" name="memory" value="1GiB" />
          <policy domain="resource" name="map" value="0" />
          <policy domain="resource" name="disk" value="0" />
          <policy domain="resource" name="area" value="120MP" />
          <policy domain="resource" name="width" value="20KP" />
          <policy domain="resource" name="height" value="20KP" />
          <policy domain="resource" name="list-length" value="32" />
          <policy domain="resource" name="time" value="60" />
        </policymap>
        """;

    public static void Restrict()
    {
        var folder = Path.Combine(Places.Scratch, "magick");
        Directory.CreateDirectory(folder);
        var files = ConfigurationFiles.Default;
        files.Policy.Data = Policy;
        MagickNET.Initialize(files, folder);
        ResourceLimits.Thread = 1;
    }
}
