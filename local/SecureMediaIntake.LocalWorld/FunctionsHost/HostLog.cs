using System.Globalization;

namespace SecureMediaIntake.LocalWorld.FunctionsHost;

/// <summary>The host's log file. Lines of the handler are marked as the real host's categories mark them.</summary>
internal sealed class HostLog : IAsyncDisposable
{
    /// <summary>Lines remembered for the message of a failed start: enough for one stack trace.</summary>
    private const int TailLines = 20;

    private readonly Lock _gate = new();
    private readonly Queue<string> _tail = new();
    private readonly StreamWriter _writer;
    private readonly TimeProvider _clock;
    private bool _closed;

    private HostLog(string path, TimeProvider clock)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        _writer = new(new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        _clock = clock;
    }

    public string Path { get; }

    public static HostLog Open(string path, TimeProvider clock) => new(path, clock);

    public string Tail
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _tail);
            }
        }
    }

    public void Host(string text) => Write("host", text);

    public void HandlerOutput(string text) => Write("Host.Function.Console", text);

    public void HandlerError(string text) => Write("Host.Function.Console error", text);

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
        }

        await _writer.DisposeAsync();
    }

    private void Write(string category, string text)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{_clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} [{category}] {text}");
        lock (_gate)
        {
            // A grandchild that outlived the handler may still hold its stdout and write to it.
            if (_closed)
            {
                return;
            }

            if (_tail.Count == TailLines)
            {
                _tail.Dequeue();
            }

            _tail.Enqueue(line);
            _writer.WriteLine(line);
        }
    }
}
