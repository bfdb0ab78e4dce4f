using System.Runtime.InteropServices;

namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>Sends signals to process groups, which <see cref="System.Diagnostics.Process"/> cannot: it knows only SIGKILL.</summary>
internal static class Signals
{
    public const int Terminate = 15;
    public const int Kill = 9;

    /// <summary>Sends <paramref name="signal"/> to every process of the group. A group that is gone is no error.</summary>
    public static void SendToGroup(int group, int signal) => _ = SendTo(-group, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int process, int signal);
}
