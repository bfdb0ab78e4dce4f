using System.Net.Sockets;
using System.Text;
using SecureMediaIntake.LocalWorld.Processes;
using SecureMediaIntake.LocalWorld.Trust;

namespace SecureMediaIntake.LocalWorld.Scanner;

/// <summary>Malware scanning by clamd, where the machine has it, with a signature database of one line: nothing is downloaded.</summary>
/// <remarks>It proves the way to the scanner and back, not the detection: that needs ClamAV's own signatures.</remarks>
public sealed class ClamAvServer : IAsyncDisposable
{
    /// <summary>Where distributions put clamd; <c>/usr/sbin</c> is not on every PATH.</summary>
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"];

    private readonly ServerProcess _process;

    private ClamAvServer(ServerProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public static string Host => "127.0.0.1";

    public int Port { get; }

    internal ServerProcess Process => _process;

    /// <returns>Null where clamd is not installed: the product then marks items as not scanned.</returns>
    internal static Task<ClamAvServer?> TryStartAsync(string folder, CancellationToken cancellation) =>
        TryStartAsync(folder, new(), TimeProvider.System.GetUtcNow(), cancellation);

    /// <param name="limits">What the tests do to the limits; the defaults are those of docs/settings.md.</param>
    /// <param name="made">When its signatures claim to have been made.</param>
    internal static async Task<ClamAvServer?> TryStartAsync(
        string folder, ClamLimits limits, DateTimeOffset made, CancellationToken cancellation) =>
        Folders.Select(place => Path.Combine(place, "clamd")).FirstOrDefault(File.Exists) is { } program
            ? await Ports.WithFreeAsync(1, async ports => new ClamAvServer(
                await ServerProcess.StartAsync(Describe(program, ports[0], folder, limits, made), cancellation), ports[0]))
            : null;

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ServerStart Describe(string program, int port, string folder, ClamLimits limits, DateTimeOffset made)
    {
        var signatures = PrivateFiles.CreateFolder(Path.Combine(folder, "scanner"));
        var scratch = PrivateFiles.CreateFolder(Path.Combine(folder, "scanner-scratch"));
        PrivateFiles.Write(signatures, "local.ndb", $"{TestSignature.Line}\n{TestSignature.ProbeLine}\n");
        DatedSignatures.Write(signatures, made);
        var configuration = PrivateFiles.Write(folder, "scanner.conf", $"""
            Foreground yes
            TCPAddr {Host}
            TCPSocket {port}
            DatabaseDirectory {signatures}
            TemporaryDirectory {scratch}
            {limits.Lines}

            """);
        return new()
        {
            Name = "scanner",
            Executable = program,
            Arguments = ["--config-file", configuration],
            WorkingFolder = signatures,
            LogFile = Path.Combine(folder, "scanner.log"),
            IsHealthy = cancellation => AnswersAsync(port, cancellation),
        };
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Host, port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zPING\0"u8.ToArray(), cancellation);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return (await reader.ReadToEndAsync(cancellation)).TrimEnd('\0') == "PONG";
    }
}
