using System.Reflection;
using System.Xml.Linq;

using SecureMediaIntake.CareRecord;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.FunctionApp.Http;
using SecureMediaIntake.Storage;

namespace SecureMediaIntake.Tests.Architecture;

/// <summary>Projects are trust boundaries (docs/adr/0004): what an assembly may touch is what it references.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> OwnReferences = new()
    {
        ["SecureMediaIntake.Domain"] = [],
        ["SecureMediaIntake.Storage"] = ["SecureMediaIntake.Domain"],
        ["SecureMediaIntake.CareRecord"] = ["SecureMediaIntake.Domain"],
        ["SecureMediaIntake.FunctionApp"] = ["SecureMediaIntake.CareRecord", "SecureMediaIntake.Domain", "SecureMediaIntake.Storage"],

        // The operator's command line puts the app's own services together, so that it can do nothing that the app could not (docs/adr/0012).
        ["SecureMediaIntake.CommandLine"] = ["SecureMediaIntake.CareRecord", "SecureMediaIntake.Domain", "SecureMediaIntake.FunctionApp", "SecureMediaIntake.Storage"],
    };

    /// <summary>Named as operators type it.</summary>
    private const string CommandLine = "smi";

    private const string Sanitiser = "SecureMediaIntake.Sanitiser";

    private static readonly string[] Decoders = ["NetVips", "Magick", "FFMpegCore", "SkiaSharp", "SixLabors", "System.Drawing"];

    private static readonly Assembly[] Product =
    [
        typeof(Problem).Assembly, typeof(StorageOptions).Assembly, typeof(CareRecordServices).Assembly, typeof(SiteOptions).Assembly,
        typeof(SecureMediaIntake.CommandLine.Smi).Assembly,
    ];

    [Fact]
    public void Each_project_references_only_what_its_trust_allows() => Assert.All(Product, assembly => Assert.Equal(
        OwnReferences[assembly.GetName().Name is CommandLine ? "SecureMediaIntake.CommandLine" : assembly.GetName().Name!],
        Names(assembly).Where(name => name.StartsWith("SecureMediaIntake.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray()));

    /// <summary>Read from the project files, since the Sanitiser is never loaded here: decoders live in it, so it must know nothing but the rules.</summary>
    [Fact]
    public void Each_project_file_refers_only_to_what_its_trust_allows()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToList();

        Assert.Equal(
            OwnReferences.Keys.Append(Sanitiser).Order(StringComparer.Ordinal),
            projects.Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));
        Assert.All(projects, path => Assert.Equal(
            OwnReferences.GetValueOrDefault(Path.GetFileNameWithoutExtension(path), ["SecureMediaIntake.Domain"]), ReferencesOf(path)));
    }

    [Fact]
    public void Domain_needs_nothing_but_the_base_library() => Assert.All(
        Names(typeof(Problem).Assembly), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    /// <summary>Hostile bytes meet native code in the Sanitiser's process alone; one reference elsewhere and a picture could take over the service.</summary>
    [Fact]
    public void No_decoder_is_referenced_outside_the_sandboxed_process() => Assert.All(Product, assembly => Assert.DoesNotContain(
        Names(assembly), name => Decoders.Any(decoder => name.StartsWith(decoder, StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void The_Sanitiser_is_beside_the_app_and_not_in_it()
    {
        Assert.DoesNotContain(Names(typeof(SiteOptions).Assembly), name => name == "SecureMediaIntake.Sanitiser");

        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", "SecureMediaIntake.FunctionApp", "SecureMediaIntake.FunctionApp.csproj"));
        Assert.Contains("Sanitiser.targets", project, StringComparison.Ordinal);
    }

    /// <summary>A world that shared code with the product would share its mistakes, and the tests would agree with both.</summary>
    [Fact]
    public void The_local_world_references_nothing_of_the_product()
    {
        var project = File.ReadAllText(
            Path.Combine(Repository.Root, "local", "SecureMediaIntake.LocalWorld", "SecureMediaIntake.LocalWorld.csproj"));

        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("/src/", project, StringComparison.Ordinal);
    }

    private static string[] ReferencesOf(string project) =>
    [
        .. XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
