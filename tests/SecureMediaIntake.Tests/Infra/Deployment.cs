using System.Text.Json.Nodes;

using SecureMediaIntake.Tests.Architecture;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>What a deployment would make, with every parameter, loop and module worked out: Bicep's own snapshot of infra/main.bicep.</summary>
/// <remarks>What is known only in Azure, such as the id of an identity, stays an expression: it names the resource that it comes from.</remarks>
internal sealed class Deployment(IReadOnlyList<Resource> resources)
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";

    private static readonly Lazy<Deployment> LazyProduction = new(() => Make("prod", []));
    private static readonly Lazy<Deployment> LazyDevelopment = new(() => Make("dev", new() { ["PUBLIC_HOST"] = "media.dev.example.nhs.uk" }));
    private static readonly Lazy<Deployment> LazyBehindFrontDoor = new(() => Make("prod", new() { ["FRONT_DOOR"] = "true" }));

    public static Deployment Production => LazyProduction.Value;

    public static Deployment Development => LazyDevelopment.Value;

    public static Deployment BehindFrontDoor => LazyBehindFrontDoor.Value;

    public IReadOnlyList<Resource> Resources => resources;

    public static string Folder { get; } = Path.Combine(Repository.Root, "infra");

    public IReadOnlyList<Resource> All(string type) => [.. resources.Where(resource => resource.Type == type)];

    /// <summary>A copy to break.</summary>
    public Deployment Copy() => new([.. resources.Select(resource => resource.Copy())]);

    public Deployment Without(Func<Resource, bool> unwanted) => new([.. resources.Where(resource => !unwanted(resource))]);

    public Deployment With(Resource more) => new([.. resources, more]);

    private static Deployment Make(string parameters, Dictionary<string, string> environment)
    {
        // The snapshot is written beside the parameters: not into the repository.
        var folder = Directory.CreateTempSubdirectory("infra-");

        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            environment["APP_IMAGE"] = "registry.example/app:1";
            environment["SCANNER_IMAGE"] = "registry.example/scanner:1";
            var (exitCode, _, said) = BicepCli.Run(
                folder.FullName, environment, "snapshot", $"{parameters}.bicepparam", "--subscription-id", Subscription, "--location", "uksouth", "--deployment-name", "smi");
            Assert.True(exitCode == 0 && said.Length == 0, said);

            var snapshot = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, $"{parameters}.snapshot.json")))!;
            return new([.. snapshot["predictedResources"]!.AsArray().Select(resource => new Resource((JsonObject)resource!.DeepClone()))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
