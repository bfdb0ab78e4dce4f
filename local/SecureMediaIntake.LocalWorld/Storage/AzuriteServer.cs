using System.Globalization;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Storage;

/// <summary>Blobs, queues and tables: npm azurite over HTTPS, which takes shared keys, SAS and the managed identity's tokens.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly LocalAuthority _authority;

    private AzuriteServer(ServerProcess process, StorageAccount account, LocalAuthority authority)
    {
        _process = process;
        Account = account;
        _authority = authority;
    }

    public StorageAccount Account { get; }

    internal ServerProcess Process => _process;

    /// <summary>Starts it empty, or with what an earlier world left in <paramref name="folder"/>.</summary>
    internal static Task<AzuriteServer> StartAsync(
        NodeServers servers, LocalAuthority authority, string folder, CancellationToken cancellation) =>
        Ports.WithFreeAsync(3, async ports =>
        {
            var account = StorageAccount.New(ports[0], ports[1], ports[2]);
            var process = await ServerProcess.StartAsync(Describe(servers, authority, folder, account), cancellation);
            return new AzuriteServer(process, account, authority);
        });

    /// <summary>Makes what infrastructure makes in Azure: containers, tables, queues. What is there already stays.</summary>
    public Task ProvisionAsync(CancellationToken cancellation) => new StorageLayout(Account, _authority).CreateAsync(cancellation);

    /// <summary>Lets pages of exactly one origin write blobs. Called again, the new origin takes the place of the old one.</summary>
    public Task AllowOriginAsync(Uri origin, CancellationToken cancellation) =>
        new StorageLayout(Account, _authority).AllowOriginAsync(origin, cancellation);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ServerStart Describe(NodeServers servers, LocalAuthority authority, string folder, StorageAccount account)
    {
        var data = PrivateFiles.CreateFolder(Path.Combine(folder, "storage"));
        return new()
        {
            Name = "storage",
            Executable = servers.Node,
            Arguments =
            [
                servers.Azurite,
                "--blobHost", "127.0.0.1", "--blobPort", Port(account.BlobUri),
                "--queueHost", "127.0.0.1", "--queuePort", Port(account.QueueUri),
                "--tableHost", "127.0.0.1", "--tablePort", Port(account.TableUri),
                "--location", data,
                // Bearer tokens are taken over HTTPS only, and only with this.
                "--cert", authority.ServerCertificateFile, "--key", authority.ServerKeyFile, "--oauth", "basic",
                // The SDK speaks a version that Azurite does not know yet (docs/design.md).
                "--skipApiVersionCheck",
                "--disableTelemetry", "--silent",
            ],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AZURITE_ACCOUNTS"] = $"{account.Name}:{account.Key}",
                ["NODE_COMPILE_CACHE"] = servers.CompileCache,
            },
            WorkingFolder = data,
            LogFile = Path.Combine(folder, "storage.log"),
            IsHealthy = cancellation => AllAnswerAsync(account, authority, cancellation),
        };
    }

    // The three services start one after the other; the process being there says nothing about the last. Over TLS, so that another
    // program that has one of the ports is not taken for ours; what is answered (403 to a stranger) does not matter.
    private static async Task<bool> AllAnswerAsync(StorageAccount account, LocalAuthority authority, CancellationToken cancellation)
    {
        using var client = authority.CreateClient();
        foreach (var service in new[] { account.BlobUri, account.QueueUri, account.TableUri })
        {
            using var answer = await client.GetAsync(service, cancellation);
        }

        return true;
    }

    private static string Port(Uri service) => service.Port.ToString(CultureInfo.InvariantCulture);
}
