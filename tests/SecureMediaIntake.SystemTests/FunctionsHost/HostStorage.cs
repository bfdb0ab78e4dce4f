using Azure.Storage.Queues;
using SecureMediaIntake.LocalWorld.FunctionsHost.Queues;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Storage;
using SecureMediaIntake.LocalWorld.Trust;
using Xunit;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>One Azurite for all queue tests; each test takes queues of its own.</summary>
public sealed class HostStorage : IAsyncLifetime, IDisposable
{
    private DirectoryInfo _folder = null!;
    private AzuriteServer _server = null!;
    private QueueAccount _account = null!;

    internal LocalAuthority Authority { get; private set; } = null!;

    internal string ConnectionString => _server.Account.ConnectionString;

    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("smi-host-storage-");
        Authority = LocalAuthority.Create(Path.Combine(_folder.FullName, "trust"), TimeProvider.System);
        _server = await AzuriteServer.StartAsync(NodeServers.Find(), Authority, _folder.FullName, CancellationToken.None);
        _account = new(_server.Account.ConnectionString, Authority.Authority);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Authority.Dispose();
        _folder.Delete(recursive: true);
    }

    public void Dispose() => _account.Dispose();

    /// <summary>Reads and writes raw texts.</summary>
    internal QueueClient Queue(string name) => _account.Open(name);
}
