using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

using SecureMediaIntake.SystemTests.Journey;

namespace SecureMediaIntake.SystemTests.Image;

/// <summary>The image of infra/scanner: clamd answers, with the limits and the test signature that docs/settings.md asks for.</summary>
[SupportedOSPlatform("linux")]
[Trait("Task", "image")]
public sealed class ScannerImageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scanner-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Clamd_answers_and_finds_the_test_signature_past_its_usual_limit()
    {
        var root = Environment.GetEnvironmentVariable("SCANNER_ROOT");
        Assert.True(Directory.Exists(root), "There is no image. ./run image makes one and runs this test.");
        var port = FreePort();

        // Its own settings, on a port that nobody else has.
        var settings = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync($"{root}/etc/clamav/clamd.conf")).Replace("TCPSocket 3310", $"TCPSocket {port}", StringComparison.Ordinal));
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);

        // clamd, and not the start script: signatures of the day cannot be fetched here.
        using var clamd = Process.Start(new ProcessStartInfo("bwrap", [
            "--die-with-parent", "--bind", root!, "/", "--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp", "--perms", "1777", "--tmpfs", "/streams",
            "--ro-bind", settings, "/etc/clamav/clamd.conf", "setpriv", "--reuid=clamav", "--regid=clamav", "--clear-groups", "clamd",
        ]))!;

        try
        {
            await Eventually.TrueAsync(async () => await TryAsync(port, "zPING\0"u8.ToArray()) == "PONG\0", "clamd answers");

            var found = await TryAsync(port, Stream(megabytes: 101));

            Assert.Contains("SecureMediaIntake.ScannerProbe", found, StringComparison.Ordinal);
        }
        finally
        {
            clamd.Kill(entireProcessTree: true);
            await clamd.WaitForExitAsync();
        }
    }

    /// <summary>zINSTREAM: the length before each piece, and none at the end. The signature stands last.</summary>
    private static byte[] Stream(int megabytes)
    {
        var bytes = new MemoryStream();
        bytes.Write("zINSTREAM\0"u8);

        foreach (var piece in Enumerable.Repeat(new byte[1024 * 1024], megabytes).Append(Encoding.ASCII.GetBytes("SECURE-MEDIA-INTAKE-SCANNER-PROBE-1")))
        {
            bytes.Write([(byte)(piece.Length >> 24), (byte)(piece.Length >> 16), (byte)(piece.Length >> 8), (byte)piece.Length]);
            bytes.Write(piece);
        }

        bytes.Write([0, 0, 0, 0]);
        return bytes.ToArray();
    }

    private static async Task<string> TryAsync(int port, byte[] words)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.GetStream().WriteAsync(words);
            using var answer = new StreamReader(client.GetStream());
            return await answer.ReadToEndAsync();
        }
        catch (SocketException)
        {
            return string.Empty;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
