using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SecureMediaIntake.Escapes;

/// <summary>What should be ended from outside.</summary>
internal static class Endings
{
    public const long BytesEach = 400L << 20;

    private const int PageBytes = 4096, Many = 12;

    /// <summary>File after file, each as large as one may be.</summary>
    public static void FillDisk()
    {
        var block = new byte[1 << 20];
        for (var number = 0; number < 1000; number++)
        {
            try
            {
                using var file = File.Create($"out/{number}");
                for (var written = 0; written < 64; written++)
                {
                    file.Write(block);
                    file.Flush();
                }
            }
            catch (Exception full) when (full is IOException or ArgumentOutOfRangeException)
            {
                // .NET calls the kernel's "too large" an argument out of range. The next one.
            }
        }
    }

    /// <summary>Each process below its limit, all of them together far above what a run may use.</summary>
    public static void FillMemoryByManyProcesses()
    {
        var all = Enumerable.Range(0, Many).Select(_ => Start("fill-one")).ToList();
        all.ForEach(one => one.WaitForExit());
    }

    public static unsafe bool FillMemory(long bytes)
    {
        byte* memory;
        try
        {
            memory = (byte*)NativeMemory.Alloc((nuint)bytes);
        }
        catch (OutOfMemoryException)
        {
            return false;
        }

        for (var at = 0L; at < bytes; at += PageBytes)
        {
            memory[at] = 1;
        }

        if (bytes != BytesEach)
        {
            NativeMemory.Free(memory);
        }

        return true;
    }

    public static void Burn()
    {
        while (true)
        {
            Thread.SpinWait(1000);
        }
    }

    /// <summary>A process in a session of its own, whose parent then ends.</summary>
    public static void LeaveSomebodyBehind()
    {
        _ = Start("stay");

        // Until it has begun.
        while (!File.Exists("out/stays"))
        {
            Thread.Yield();
        }
    }

    /// <summary>For as long as it is let.</summary>
    public static void Stay()
    {
        using var never = new ManualResetEventSlim();
        never.Wait();
    }

    private static Process Start(string word)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
