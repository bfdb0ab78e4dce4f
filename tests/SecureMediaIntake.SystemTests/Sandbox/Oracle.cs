using System.Text;
using System.Text.Json;
using Xunit;

namespace SecureMediaIntake.SystemTests.Sandbox;

/// <summary>What exiftool and ffprobe may still find in an output. By names that are allowed, never by names that are forbidden.</summary>
internal static class Oracle
{
    /// <summary>All files of one photo in one call of exiftool; only the kept copy may hold JFIF.</summary>
    public static async Task AssertCleanPhotosAsync(IReadOnlyList<string> paths, bool jfif)
    {
        using var json = JsonDocument.Parse(await Tool.BytesAsync("exiftool", ["-ee", "-a", "-G1", "-u", "-j", .. paths]));
        Assert.Equal(paths.Count, json.RootElement.GetArrayLength());
        foreach (var (file, path) in json.RootElement.EnumerateArray().Zip(paths))
        {
            AssertClean(TagsOf(file), jfif && Path.GetFileName(path) is "kept.jpg");
            AssertNoCanary(path);
        }
    }

    public static async Task AssertCleanPhotoAsync(string path, bool jfif = false)
    {
        AssertClean(await TagsAsync(path), jfif);
        AssertNoCanary(path);
    }

    private static void AssertClean(List<(string Group, string Tag, string Value)> tags, bool jfif)
    {
        foreach (var (group, tag, value) in tags)
        {
            Assert.True((jfif || group is not "JFIF") && AllowedTags.Allows(video: false, group, tag, value), $"exiftool still finds {group}:{tag}");
        }
    }

    public static async Task AssertCleanVideoAsync(string path)
    {
        foreach (var (group, tag, value) in await TagsAsync(path))
        {
            Assert.True(AllowedTags.Allows(video: true, group, tag, value), $"exiftool still finds {group}:{tag}, which is {value}");
        }

        AssertNoCanary(path);
        Assert.DoesNotContain("x264", Latin(path), StringComparison.Ordinal);
        Assert.DoesNotContain("Lavc", Latin(path), StringComparison.Ordinal);
        Assert.DoesNotContain("Lavf", Latin(path), StringComparison.Ordinal);
    }

    /// <summary>One value of ffprobe, such as <c>stream=codec_name</c>, for the first stream of a kind.</summary>
    public static async Task<string> ProbeAsync(string path, string stream, string entry) => (await Tool.TextAsync(
        "ffprobe", "-v", "error", "-select_streams", stream, "-show_entries", entry, "-of", "default=nokey=1:noprint_wrappers=1", path)).Trim();

    private static async Task<List<(string Group, string Tag, string Value)>> TagsAsync(string path)
    {
        using var json = JsonDocument.Parse(await Tool.BytesAsync("exiftool", "-ee", "-a", "-G1", "-u", "-j", path));
        return TagsOf(json.RootElement[0]);
    }

    private static List<(string Group, string Tag, string Value)> TagsOf(JsonElement file)
    {
        var tags = file.EnumerateObject().Where(one => one.Name.Contains(':', StringComparison.Ordinal))
            .Select(one => (one.Name.Split(':')[0], one.Name.Split(':')[1], one.Value.ToString()))
            .Where(one => one.Item1 is not ("System" or "ExifTool" or "Composite")).ToList();
        Assert.NotEmpty(tags);
        return tags;
    }

    public static void AssertNoCanary(string path)
    {
        var bytes = Latin(path);
        Assert.DoesNotContain(Photos.Canary, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Videos.Location, bytes, StringComparison.Ordinal);
    }

    private static string Latin(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path));
}
