using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SecureMediaIntake.FunctionApp.Scanning;

namespace SecureMediaIntake.Tests.Scanning;

/// <summary>A clamd on a real socket that does what a test tells it: answers, errs, falls silent, hangs up.</summary>
internal sealed class ScriptedClamd : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public ScriptedClamd()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to VERSION, without the ending zero byte; null for silence.</summary>
    public string? Version { get; set; } = "ClamAV 1.4.3/27500/Sat Feb 28 09:12:13 2026";

    /// <summary>What it does with a stream.</summary>
    public Func<ScriptedStream, Task> OnStream { get; set; } = FindsProbesUpTo(long.MaxValue);

    /// <summary>Completes when it has done all that the script tells it before a silence.</summary>
    public TaskCompletionSource Silent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As clamd without AlertExceedsMax: past its limit it says OK without a look.</summary>
    public static Func<ScriptedStream, Task> FindsProbesUpTo(long limit) => async stream =>
    {
        await stream.ReadAllAsync();
        await stream.SayAsync(stream.Length <= limit && stream.Tail.AsSpan().IndexOf(ProbeStream.Signature) >= 0
            ? "stream: SecureMediaIntake.ScannerProbe.UNOFFICIAL FOUND\0"
            : "stream: OK\0");
    };

    /// <summary>Reads everything and says this.</summary>
    public void Says(string answer) => OnStream = async stream =>
    {
        await stream.ReadAllAsync();
        await stream.SayAsync(answer);
    };

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            _listener.Dispose();
            await _serving;
            _stop.Dispose();
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = new ScriptedStream(client, Silent, _stop.Token);
        try
        {
            switch (await stream.CommandAsync())
            {
                case "zVERSION" when Version is { } version:
                    await stream.SayAsync(version + "\0");
                    break;
                case "zVERSION":
                    await stream.FallSilentAsync();
                    break;
                case "zINSTREAM":
                    await OnStream(stream);
                    break;
            }
        }
        catch (IOException)
        {
            // The product hung up first.
        }
    }
}

/// <summary>One connection to <see cref="ScriptedClamd"/>.</summary>
internal sealed class ScriptedStream(TcpClient client, TaskCompletionSource silent, CancellationToken stop)
{
    private const int TailLength = 64;

    private readonly NetworkStream _wire = client.GetStream();

    /// <summary>Bytes that came in chunks.</summary>
    public long Length { get; private set; }

    /// <summary>The last of them.</summary>
    public byte[] Tail { get; private set; } = [];

    public async Task<string> CommandAsync()
    {
        var command = new List<byte>();
        var one = new byte[1];
        while (await _wire.ReadAsync(one, stop) == 1 && one[0] != 0)
        {
            command.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. command]);
    }

    public async Task ReadAllAsync()
    {
        while (await ReadChunkAsync())
        {
        }
    }

    public async Task ReadAtLeastAsync(long bytes)
    {
        while (Length < bytes && await ReadChunkAsync())
        {
        }
    }

    public async Task SayAsync(string answer) => await _wire.WriteAsync(Encoding.Latin1.GetBytes(answer), stop);

    public async Task FallSilentAsync()
    {
        silent.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
    }

    /// <summary>Hangs up so that the other side sees an error, not an end: as a process that is killed with bytes unread.</summary>
    public void Reset()
    {
        client.LingerState = new(enable: true, seconds: 0);
        client.Close();
    }

    private async Task<bool> ReadChunkAsync()
    {
        var head = new byte[4];
        await _wire.ReadExactlyAsync(head, stop);
        var chunk = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
        await _wire.ReadExactlyAsync(chunk, stop);
        Length += chunk.Length;
        byte[] tail = [.. Tail, .. chunk.AsSpan(Math.Max(0, chunk.Length - TailLength))];
        Tail = tail[Math.Max(0, tail.Length - TailLength)..];
        return chunk.Length > 0;
    }
}
