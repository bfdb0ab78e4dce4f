using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SecureMediaIntake.FunctionApp.Scanning;

/// <param name="Text">What clamd said; null when it said nothing, or hung up or ran out of time before it had said all of it.</param>
/// <param name="SentAll">Whether it had been sent everything by then. An OK to a part is not an OK.</param>
internal sealed record ClamAnswer(string? Text, bool SentAll);

/// <summary>One exchange with clamd on a connection of its own. It never throws for what clamd does; only the caller's own end escapes.</summary>
/// <remarks>
/// https://docs.clamav.net/manual/Usage/Scanning.html#clamd: commands that start with z end with a zero byte, and so do their answers. INSTREAM takes
/// chunks of a 4-byte big-endian length and bytes, then a zero length.
/// </remarks>
internal sealed class ClamWire(ScanOptions options, TimeProvider time)
{
    /// <summary>Bytes of one chunk: 64 KiB keeps memory small and costs no speed that a scan would notice.</summary>
    private const int Chunk = 64 * 1024;

    /// <summary>Longest answer in bytes that is read: a verdict is one short line.</summary>
    private const int MostAnswer = 1024;

    /// <summary>A machine that swallows packets would otherwise take the whole deadline from every item.</summary>
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    /// <summary>clamd answers this from memory, also while it scans.</summary>
    private static readonly TimeSpan VersionLimit = TimeSpan.FromSeconds(10);

    public async Task<string?> VersionAsync(CancellationToken cancellation) => (await ExchangeAsync(
        async (wire, limit) =>
        {
            await wire.WriteAsync("zVERSION\0"u8.ToArray(), limit);
            return new(await ReadAsync(wire, limit), SentAll: true);
        },
        VersionLimit,
        cancellation)).Text;

    /// <param name="bytes">Read from its position to its end.</param>
    public Task<ClamAnswer> ScanAsync(Stream bytes, CancellationToken cancellation) => ExchangeAsync(
        async (wire, limit) =>
        {
            using var sending = CancellationTokenSource.CreateLinkedTokenSource(limit);
            var sent = SendAsync(wire, bytes, sending.Token);
            string? answer;
            try
            {
                // Read while sending: at a limit clamd answers and hangs up in the middle of our write, and the answer would be lost with it.
                answer = await ReadAsync(wire, limit);
            }
            finally
            {
                await sending.CancelAsync();
                await sent;
            }

            return new(answer, await sent);
        },
        options.Deadline,
        cancellation);

    private async Task<ClamAnswer> ExchangeAsync(
        Func<NetworkStream, CancellationToken, Task<ClamAnswer>> talk, TimeSpan limit, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            using var clamd = new TcpClient();
            await ConnectAsync(clamd, either.Token);
            await using var wire = clamd.GetStream();
            return await talk(wire, either.Token);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return new(null, SentAll: false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(null, SentAll: false);
        }
    }

    private async Task ConnectAsync(TcpClient clamd, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(ConnectLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        await clamd.ConnectAsync(options.Host!, options.Port, either.Token);
    }

    /// <returns>Whether all of it went.</returns>
    private static async Task<bool> SendAsync(NetworkStream wire, Stream bytes, CancellationToken cancellation)
    {
        try
        {
            await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
            var chunk = new byte[4 + Chunk];
            int read;
            do
            {
                read = await bytes.ReadAsync(chunk.AsMemory(4), cancellation);
                BinaryPrimitives.WriteInt32BigEndian(chunk, read);
                await wire.WriteAsync(chunk.AsMemory(0, 4 + read), cancellation);
            }
            while (read > 0);

            return true;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // How sending ends is not the verdict; what clamd says is, if it says anything.
            return false;
        }
    }

    private static async Task<string?> ReadAsync(NetworkStream wire, CancellationToken cancellation)
    {
        var answer = new byte[MostAnswer];
        var length = 0;
        while (length < answer.Length && !answer.AsSpan(0, length).Contains((byte)0))
        {
            var read = await wire.ReadAsync(answer.AsMemory(length), cancellation);
            if (read == 0)
            {
                return null;
            }

            length += read;
        }

        return Encoding.ASCII.GetString(answer, 0, length).TrimEnd('\0');
    }
}
