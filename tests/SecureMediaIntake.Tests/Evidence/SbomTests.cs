using System.Diagnostics;
using System.Text.Json;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Evidence;

/// <summary>A list of components that misses one is worse than none: whoever looks for a vulnerable package would not find it.</summary>
public sealed class SbomTests
{
    [Fact]
    public async Task It_lists_every_package_of_the_lock_files_and_no_other()
    {
        await MakeAsync();
        using var bom = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "artifacts", "sbom.json")));

        Assert.Equal("1.6", bom.RootElement.GetProperty("specVersion").GetString());
        Assert.Equal(
            NuGetPackages().Concat(NpmPackages()).Distinct().Order(StringComparer.Ordinal),
            bom.RootElement.GetProperty("components").EnumerateArray().Select(one => Uri.UnescapeDataString(one.GetProperty("purl").GetString()!)).Order(StringComparer.Ordinal));
    }

    private static async Task MakeAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "run")) { ArgumentList = { "sbom" }, WorkingDirectory = Repository.Root };

        // A build node that stays would hold on to the streams of this test run.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var run = Process.Start(start)!;
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
    }

    private static IEnumerable<string> NuGetPackages() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "packages.lock.json", SearchOption.AllDirectories)
        .SelectMany(path =>
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            return file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved").GetString()}")
                .ToList();
        });

    private static List<string> NpmPackages()
    {
        const string folder = "node_modules/";
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "web", "package-lock.json")));
        return [.. file.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0)
            .Select(package => $"pkg:npm/{package.Name[(package.Name.LastIndexOf(folder, StringComparison.Ordinal) + folder.Length)..]}@{package.Value.GetProperty("version").GetString()}")];
    }
}
