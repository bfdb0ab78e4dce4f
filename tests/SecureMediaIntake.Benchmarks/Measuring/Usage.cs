using System.Globalization;
using System.Runtime.InteropServices;

namespace SecureMediaIntake.Benchmarks.Measuring;

/// <summary>What the kernel counts for this process and those it has waited for: microseconds, where the shell's tools give hundredths of a second.</summary>
internal static partial class Usage
{
    private const int OfSelf = 0;
    private const int OfChildren = -1;
    private const int SetChildSubreaper = 36;
    private const int NoHang = 1;

    /// <summary>User and system time of this process and of every process that it waited for, in milliseconds.</summary>
    public static double CpuMilliseconds => Read(OfSelf).Cpu + Read(OfChildren).Cpu;

    /// <summary>User and system time of what was waited for alone.</summary>
    public static double ChildCpuMilliseconds => Read(OfChildren).Cpu;

    /// <summary>
    /// From now on processes whose parent ends before them become ours. bubblewrap leaves the sandbox's first process so, and with it the whole cost
    /// of the sandbox would be nobody's.
    /// </summary>
    public static void AdoptOrphans()
    {
        if (ProcessControl(SetChildSubreaper, 1, 0, 0, 0) != 0)
        {
            throw new InvalidOperationException("This process cannot adopt orphans.");
        }
    }

    /// <summary>Waits for every adopted process that has ended, so that its time is counted.</summary>
    /// <returns>Peak memory of the largest of them or of their children, in megabytes; 0 if there was none.</returns>
    public static double CollectOrphans() => Directory.EnumerateDirectories("/proc/self/task")
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(text => int.Parse(text, CultureInfo.InvariantCulture)).Where(HasEnded)
        .Select(id => Wait4(id, out _, NoHang, out var usage) == id ? usage.PeakKibibytes * 1024 / 1e6 : 0).DefaultIfEmpty(0).Max();

    private static bool HasEnded(int id)
    {
        // "17 (name) Z …": the name may hold blanks and brackets.
        var stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
    }

    private static (double Cpu, double Peak) Read(int whose)
    {
        _ = GetUsage(whose, out var usage);
        return (usage.CpuMilliseconds, usage.PeakKibibytes);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int whose, out ResourceUsage usage);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "wait4")]
    private static partial int Wait4(int id, out int status, int options, out ResourceUsage usage);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nint first, nint second, nint third, nint fourth);

    /// <summary>struct rusage on 64-bit Linux: two times, the peak, and 13 counts that nobody asks for here.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long PeakKibibytes;

        public readonly double CpuMilliseconds => ((UserSeconds + SystemSeconds) * 1e3) + ((UserMicroseconds + SystemMicroseconds) / 1e3);
    }
}
