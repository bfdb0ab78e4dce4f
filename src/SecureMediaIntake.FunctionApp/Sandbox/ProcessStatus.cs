using System.Buffers.Text;
using System.Globalization;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What <c>/proc</c> says of a process or thread (proc_pid_stat(5)).</summary>
/// <param name="Started">Clock ticks since the machine started: with the id, the name of a process, since ids are used again.</param>
internal readonly record struct ProcessStatus(int Parent, long Started, long ResidentBytes, bool IsAtWork)
{
    private const int PageBytes = 4096;

    /// <summary>A name of at most 64 bytes and 51 numbers.</summary>
    private const int LongestLine = 2048;

    /// <returns>Null when it ended before it could be read.</returns>
    public static ProcessStatus? OfProcess(int id) => Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));

    /// <summary>Of each thread, those that ended while we looked left out.</summary>
    public static IEnumerable<ProcessStatus> OfThreads(int process)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task"));
        }
        catch (IOException)
        {
            yield break;
        }

        foreach (var thread in threads)
        {
            if (Read($"{thread}/stat") is { } one)
            {
                yield return one;
            }
        }
    }

    private static ProcessStatus? Read(string path)
    {
        Span<byte> line = stackalloc byte[LongestLine];
        try
        {
            using var file = File.OpenHandle(path);
            return Parse(line[..RandomAccess.Read(file, line, 0)]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The name, in brackets, is the process's own choice and may hold anything: read behind its last bracket.</summary>
    private static ProcessStatus? Parse(ReadOnlySpan<byte> line)
    {
        const int State = 0, Parent = 1, Started = 19, ResidentPages = 21;
        if (line.LastIndexOf((byte)')') is not (> 0 and var bracket))
        {
            return null;
        }

        var (state, parent, started, pages) = ((byte)0, 0L, 0L, 0L);
        var field = 0;
        foreach (var range in line[(bracket + 2)..].Split((byte)' '))
        {
            var value = line[(bracket + 2)..][range];
            switch (field++)
            {
                case State: state = value[0]; break;
                case Parent: parent = Number(value); break;
                case Started: started = Number(value); break;
                case ResidentPages: pages = Number(value); break;
            }
        }

        return new((int)parent, started, pages * PageBytes, state is (byte)'R' or (byte)'D');
    }

    private static long Number(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out long value, out _) ? value : 0;
}
