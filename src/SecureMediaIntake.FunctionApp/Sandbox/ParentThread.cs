using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// Starts a process from a thread that outlives it. bubblewrap's --die-with-parent means the thread that started it, not the process: from
/// the thread pool, whose threads retire when idle, a long transcode would be killed in the middle without a reason.
/// </summary>
internal static class ParentThread
{
    /// <summary>Bytes of stack: the thread only starts and waits.</summary>
    private const int StackBytes = 256 * 1024;

    /// <summary>One start at a time: what one inherits on purpose, another must not by chance.</summary>
    private static readonly Lock Starting = new();

    /// <param name="process">Not yet started.</param>
    /// <param name="inherited">The one open file that the process gets beside its three pipes.</param>
    /// <exception cref="UnavailableException">The program is not there or may not be run.</exception>
    public static Task StartAsync(Process process, SafeFileHandle? inherited)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Live(process, inherited, started), StackBytes) { IsBackground = true, Name = "sandbox-parent" };
        thread.Start();
        return started.Task;
    }

    private static void Live(Process process, SafeFileHandle? inherited, TaskCompletionSource started)
    {
        int id;
        try
        {
            lock (Starting)
            {
                // .NET opens everything so that it ends at exec, but a library in this process need not; bubblewrap hands on what it gets.
                Posix.KeepFromChildren();
                using var lent = inherited is null ? null : Posix.Lend(inherited);
                process.Start();
            }

            id = process.Id;
        }
        catch (Win32Exception failure)
        {
            started.SetException(SandboxAdvice.DidNotStart(Path.GetFileName(process.StartInfo.FileName) + "-missing", failure));
            return;
        }

        // An own handle: the caller disposes of the other one when it has what it wants.
        using var same = ById(id);
        started.SetResult();
        same?.WaitForExit();
    }

    private static Process? ById(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            // It has ended already.
            return null;
        }
    }
}
