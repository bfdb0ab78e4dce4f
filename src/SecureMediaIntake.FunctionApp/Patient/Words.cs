using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Patient;

/// <summary>Numbers of things in words.</summary>
internal static class Words
{
    /// <summary>"3 photos and 1 video"; leaves out what there is none of.</summary>
    public static string Count(int photos, int videos) => (photos, videos) switch
    {
        (_, 0) => Plural(photos, "photo"),
        (0, _) => Plural(videos, "video"),
        _ => $"{Plural(photos, "photo")} and {Plural(videos, "video")}",
    };

    private static string Plural(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
