using System.Text.Json.Nodes;

namespace SecureMediaIntake.Tests.Infra;

/// <summary>The template as a program: it compiles without a word, keeps its form, and neither takes nor gives a secret in clear.</summary>
public sealed class BicepTests
{
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly Lazy<JsonNode> Compiled = new(() => JsonNode.Parse(BicepCli.Run(Deployment.Folder, Nothing, "build", "main.bicep", "--stdout").Output)!);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Deployment.Folder, "*.bicep", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Deployment.Folder, file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Main_and_all_that_it_reaches_compile_without_a_word()
    {
        var (exitCode, _, said) = BicepCli.Run(Deployment.Folder, Nothing, "lint", "main.bicep");

        Assert.Equal(string.Empty, said);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public void Parameters_fit_the_template(string parameters)
    {
        var (exitCode, _, said) = BicepCli.Run(Deployment.Folder, Nothing, "build-params", $"{parameters}.bicepparam", "--stdout");

        Assert.Equal(string.Empty, said);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_reached_from_main_or_is_not_there(string file)
    {
        var name = Path.GetFileName(file);

        Assert.True(file == "main.bicep" || Directory.EnumerateFiles(Deployment.Folder, "*.bicep", SearchOption.AllDirectories).Any(other => File.ReadAllText(other).Contains($"{name}'", StringComparison.Ordinal)), $"{file} is used by nothing");
    }

    [Fact]
    public void Secrets_are_taken_as_secrets()
    {
        var parameters = Compiled.Value["parameters"]!.AsObject();
        var definitions = Compiled.Value["definitions"]!.AsObject();

        Assert.All(
            parameters.Where(parameter => parameter.Key.Contains("secret", StringComparison.OrdinalIgnoreCase)),
            parameter => Assert.StartsWith("secure", Kind(parameter.Value!), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("secrets", parameters.Select(parameter => parameter.Key));

        string Kind(JsonNode parameter) => (parameter["type"] ?? definitions[parameter["$ref"]!.ToString().Split('/')[^1]]!["type"])!.ToString();
    }

    [Fact]
    public void What_it_gives_back_opens_nothing()
    {
        string[] names = ["RESOURCE_GROUP", "REGISTRY", "REGISTRY_SERVER", "PUBLIC_HOST", "WEB_HOST", "FRONT_DOOR_HOST", "STATE_ACCOUNT", "INTAKE_ACCOUNT", "MEDIA_VAULT", "APP_VAULT"];

        Assert.Equal(names.Order(StringComparer.Ordinal), Compiled.Value["outputs"]!.AsObject().Select(output => output.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("ConnectionString", Compiled.Value["outputs"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listKeys")]
    [InlineData("listAccountSas")]
    [InlineData("listServiceSas")]
    [InlineData("listCredentials")]
    [InlineData("AccountKey=")]
    public void No_key_is_asked_for(string word) => Assert.DoesNotContain(word, Compiled.Value.ToJsonString(), StringComparison.OrdinalIgnoreCase);
}
