using System.Net.Sockets;
using System.Runtime.InteropServices;
using FFMpegCore;
using SecureMediaIntake.Sanitiser.Videos;

namespace SecureMediaIntake.Sanitiser.Containment;

/// <summary>
/// Tries what a decoder that was taken over would try. It runs as the Sanitiser, in the Sanitiser's sandbox: what a shell tool cannot do proves
/// nothing about us. Ends with <see cref="Contained"/>, or with the number of the first escape, which the worker turns into a word.
/// </summary>
internal static class SelfTest
{
    public const int Contained = 0;

    private const string Landlock = "landlock";

    /// <summary>Exit code of the first escape in the list below; the next one is one higher.</summary>
    public const int FirstEscape = 40;

    /// <summary>Everything that the launcher puts into the environment. Any other name came from the worker.</summary>
    private static readonly string[] KnownVariables =
        ["PATH", "HOME", "TMPDIR", "LANG", "PWD", "DOTNET_EnableDiagnostics", "DOTNET_GCHeapHardLimit", "DOTNET_EnableWriteXorExecute"];

    /// <param name="foreignFile">A file that the worker has put beside the item's folder. It exists; here it must not.</param>
    /// <param name="kind"><c>bubblewrap</c> or <c>landlock</c>: which walls stand.</param>
    public static async Task<int> RunAsync(string kind, string foreignFile)
    {
        Func<Task<bool>>[] escapes =
        [
            () => Task.FromResult(ReachesNetwork(kind)),
            () => Task.FromResult(CanRead(foreignFile) || CanRead("/etc/passwd") || CanRead("/proc/1/root/etc/passwd")),
            () => Task.FromResult(SeesForeignVariables()),
            () => Task.FromResult(WritesOutside()),
            () => Task.FromResult(MakesNamespace()),
            () => Task.FromResult(!IsConfined(kind)),
            async () => !await HasFfmpegAsync(),
        ];

        for (var number = 0; number < escapes.Length; number++)
        {
            if (await escapes[number]())
            {
                return FirstEscape + number;
            }
        }

        return Contained;
    }

    private static bool ReachesNetwork(string kind)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            return true;
        }
        catch (SocketException)
        {
            // The filter refuses the socket; where there is a namespace, it must have no way out besides, so two walls stand.
            return kind is not Landlock && File.ReadLines("/proc/net/dev").Skip(2).Any(line => !line.TrimStart().StartsWith("lo:", StringComparison.Ordinal));
        }
    }

    private static bool SeesForeignVariables()
    {
        foreach (var process in Processes())
        {
            if (TryRead(Path.Combine(process, "environ")) is { } variables
                && variables.Split('\0', StringSplitOptions.RemoveEmptyEntries).Any(one => !KnownVariables.Contains(one.Split('=')[0])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where they cannot be listed, the first one and all up to our own are tried: those that were there before us.</summary>
    private static IEnumerable<string> Processes()
    {
        try
        {
            return [.. Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1]))];
        }
        catch (UnauthorizedAccessException)
        {
            const int NearUs = 512;
            var own = Environment.ProcessId;
            return [.. Enumerable.Range(Math.Max(1, own - NearUs), Math.Min(own, NearUs) + 1).Append(1).Distinct().Select(number => $"/proc/{number}")];
        }
    }

    private static bool WritesOutside()
    {
        string[] places = ["/", ".", "in", AppContext.BaseDirectory, "/usr", "/usr/bin", "/etc", "/dev", "/dev/shm", "/tmp", "/proc/sys/kernel"];
        return places.Any(place => CanWrite(Path.Combine(place, "x"), FileMode.CreateNew)) || CanWrite(Places.Original, FileMode.Append);
    }

    private static bool MakesNamespace()
    {
        // User, mount and network namespaces; then a process trace, which would undo the filter.
        const int NewUser = 0x10000000, NewMount = 0x00020000, NewNetwork = 0x40000000;
        return Native.Unshare(NewUser) == 0 || Native.Unshare(NewMount) == 0 || Native.Unshare(NewNetwork) == 0 || Native.Ptrace(0, 0, 0, 0) == 0;
    }

    private static bool IsConfined(string kind)
    {
        var status = File.ReadAllLines("/proc/self/status");
        string Value(string name) => Array.Find(status, line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim() ?? "";
        string[] none = ["0000000000000000"];
        return none.Contains(Value("CapEff")) && none.Contains(Value("CapPrm")) 
            // A plain user cannot give the bounding set away without a namespace; with NoNewPrivs nothing can be gained from it.
            && (kind is Landlock || none.Contains(Value("CapBnd")))
            && Value("NoNewPrivs") == "1" && Value("Seccomp") == "2" && HasLimits() && !StartsTooManyThreads();
    }

    /// <summary>A limit that is set may still not bite: when root starts bubblewrap, the one on processes does not. So it is tried.</summary>
    private static bool StartsTooManyThreads()
    {
        const int SmallStack = 128 * 1024;
        var most = MostProcesses();
        using var end = new ManualResetEventSlim();
        List<Thread> threads = [];
        try
        {
            while (threads.Count <= most)
            {
                var thread = new Thread(() => end.Wait(), SmallStack) { IsBackground = true };
                thread.Start();
                threads.Add(thread);
            }

            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
        finally
        {
            end.Set();
            threads.ForEach(thread => thread.Join());
        }
    }

    private static int MostProcesses()
    {
        const string Name = "Max processes";
        var line = File.ReadLines("/proc/self/limits").First(one => one.StartsWith(Name, StringComparison.Ordinal));
        return int.TryParse(line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], out var most) ? most : int.MaxValue;
    }

    private static bool HasLimits()
    {
        string[] limited = ["Max cpu time", "Max file size", "Max data size", "Max processes", "Max open files", "Max address space"];
        var limits = File.ReadAllLines("/proc/self/limits");
        return limited.All(name => Array.Exists(limits, line =>
            line.StartsWith(name, StringComparison.Ordinal) && !line.Contains("unlimited", StringComparison.Ordinal)));
    }

    private static async Task<bool> HasFfmpegAsync()
    {
        var none = Path.Combine(Places.Scratch, "none");
        var result = await FFMpegArguments
            .FromFileInput("file:" + none, verifyExists: false, input => input.WithCustomArgument("-nostdin -hide_banner -v error -protocol_whitelist file"))
            .OutputToNull()
            .ProcessAsynchronously(throwOnError: false, Ffmpeg.Options);

        // It started, and said in its own words that there is no such file: so it is installed and all of its libraries load.
        return !result.Success && result.StandardError.Any(line => line.Contains("No such file", StringComparison.Ordinal));
    }

    private static bool CanRead(string path) => TryRead(path) is not null;

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool CanWrite(string path, FileMode mode)
    {
        try
        {
            using var file = new FileStream(path, mode, FileAccess.Write);
            file.WriteByte(0);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "unshare")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Unshare(int flags);

        [DllImport("libc", EntryPoint = "ptrace")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern long Ptrace(long request, int process, nint address, nint data);
    }
}
