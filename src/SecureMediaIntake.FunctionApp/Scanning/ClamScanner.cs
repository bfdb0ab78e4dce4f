using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <summary>Streams a plain file to clamd: zINSTREAM, then chunks of a 4-byte big-endian length and bytes, then a zero length.</summary>
/// <remarks>https://docs.clamav.net/manual/Usage/Scanning.html#clamd; clamd's own limits must cover the largest upload, or "OK" means "not looked at".</remarks>
internal sealed class ClamScanner(ScanOptions options) : IScanner
{
    /// <summary>Bytes of one chunk: 64 KiB keeps memory small and costs no speed that a scan would notice.</summary>
    private const int Chunk = 64 * 1024;

    /// <summary>Longest answer that is read: a verdict is one short line.</summary>
    private const int MaxAnswer = 1024;

    public async Task<Outcome<ScanState>> ScanAsync(string path, CancellationToken cancellation)
    {
        if (options.Host is not { Length: > 0 } host)
        {
            return ScanState.NotScanned;
        }

        try
        {
            using var clamd = new TcpClient();
            await clamd.ConnectAsync(host, options.Port, cancellation);
            await using var wire = clamd.GetStream();
            await SendAsync(wire, path, cancellation);
            return Judge(await ReadAsync(wire, cancellation));
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            throw new UnavailableException("The malware scanner does not answer.", e);
        }
    }

    private static async Task SendAsync(NetworkStream wire, string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var chunk = new byte[4 + Chunk];
        int read;

        do
        {
            read = await file.ReadAsync(chunk.AsMemory(4), cancellation);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);

            try
            {
                await wire.WriteAsync(chunk.AsMemory(0, 4 + read), cancellation);
            }
            catch (IOException)
            {
                // At a limit clamd answers and closes in the middle of our write: its answer is still there to be read.
                return;
            }
        }
        while (read > 0);
    }

    private static async Task<string> ReadAsync(NetworkStream wire, CancellationToken cancellation)
    {
        var answer = new byte[MaxAnswer];
        var read = await wire.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.ASCII.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }

    private static Outcome<ScanState> Judge(string answer) => answer switch
    {
        "stream: OK" => ScanState.Clean,
        _ when answer.EndsWith(" FOUND", StringComparison.Ordinal) => SanitisingProblems.Unsafe,

        // An error or a limit is no verdict, and no verdict is never "clean".
        _ => throw new UnavailableException("The malware scanner gave no verdict."),
    };
}
