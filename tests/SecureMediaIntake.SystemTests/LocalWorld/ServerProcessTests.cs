using System.Net;
using System.Net.Sockets;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>A server that does not start says why.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smi-server-");
    private readonly LocalAuthority _authority;

    public ServerProcessTests() => _authority = LocalAuthority.Create(Path.Combine(_folder.FullName, "trust"), TimeProvider.System);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_port_that_somebody_else_has_is_recognised_and_another_is_tried()
    {
        // Takes connections and never answers: the worst neighbour.
        using var neighbour = new TcpListener(IPAddress.Loopback, 0);
        neighbour.Start();
        var tried = new List<int>();

        await using var server = await Ports.WithFreeAsync(1, ports =>
        {
            tried.Add(tried.Count == 0 ? ((IPEndPoint)neighbour.LocalEndpoint).Port : ports[0]);
            return ServerProcess.StartAsync(SignInOn(tried[^1]), CancellationToken.None);
        });

        Assert.Equal(2, tried.Count);
    }

    [Fact]
    public async Task A_server_that_ends_at_its_start_is_reported_with_the_end_of_its_log()
    {
        var start = NodeServers.Find().Describe("sign-in", port: 1, _folder.FullName, _authority, new Dictionary<string, string>());

        var failure = await Assert.ThrowsAsync<WorldException>(() => ServerProcess.StartAsync(start, CancellationToken.None));

        Assert.Contains("SIGN_IN_CLIENT_SECRET is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains(start.LogFile, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_developers_variables_do_not_reach_a_server()
    {
        var start = new ServerStart
        {
            Name = "printer",
            Executable = "/usr/bin/env",
            Arguments = [],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["ONLY_THIS"] = "1" },
            WorkingFolder = _folder.FullName,
            LogFile = Path.Combine(_folder.FullName, "printer.log"),
            IsHealthy = _ => Task.FromResult(false),
        };

        await Assert.ThrowsAsync<WorldException>(() => ServerProcess.StartAsync(start, CancellationToken.None));

        var names = (await File.ReadAllLinesAsync(start.LogFile)).Select(line => line.Split('=')[0]).ToList();
        Assert.Contains("ONLY_THIS", names);
        Assert.Empty(names.Except(["ONLY_THIS", "PATH", "HOME", "LANG", "TZ", "TMPDIR", "USER"]));
    }

    private ServerStart SignInOn(int port) => NodeServers.Find().Describe("sign-in", port, _folder.FullName, _authority, new Dictionary<string, string>
    {
        ["SIGN_IN_CLIENT_SECRET"] = "a secret of a test that nobody needs to keep",
        ["SIGN_IN_MACHINE_SECRET"] = "another secret of a test that nobody needs to keep",
        ["SIGN_IN_REDIRECT_URIS"] = "https://localhost/clinic/signin-oidc",
        ["SIGN_IN_SIGNED_OUT_URIS"] = "https://localhost/clinic/signout-callback-oidc",
    });
}
