using System.Runtime.InteropServices;

namespace SecureMediaIntake.Escapes;

/// <summary>More than a run may use, each bounded so that the control run survives it.</summary>
internal static class Resources
{
    private const int ManyThreads = 1200, SmallStack = 64 * 1024, CoreLimit = 4, DescriptorLimit = 7;

    private const long TooLargeFile = 64L << 20;

    public static IReadOnlyList<Escape> All { get; } =
    [
        new("start very many threads", StartsManyThreads),
        new("take 1.5 GiB of memory", () => Endings.FillMemory(1536L << 20)),
        new("make a file in memory", () => Linux.MakeMemoryFile() >= 0),
        new("write a file larger than the limit", WritesLargeFile),
        new("leave a core dump", () => MaySet(CoreLimit, 1)),
        new("raise the number of descriptors", () => MaySet(DescriptorLimit, 512)),
    ];

    private static bool StartsManyThreads()
    {
        using var end = new ManualResetEventSlim();
        List<Thread> threads = [];
        try
        {
            while (threads.Count < ManyThreads)
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

    private static bool WritesLargeFile()
    {
        const string Path = "scratch/large";
        try
        {
            using var file = File.Create(Path);
            var block = new byte[1 << 20];
            while (file.Length < TooLargeFile)
            {
                file.Write(block);
                file.Flush();
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            File.Delete(Path);
        }
    }

    /// <summary>Whether the soft and hard limit can be set to a value that the sandbox has ruled out.</summary>
    private static bool MaySet(int resource, long value) =>
        Linux.Limit(0, resource, [.. BitConverter.GetBytes(value), .. BitConverter.GetBytes(value)], null) == 0;
}
