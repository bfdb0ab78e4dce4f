using System.Diagnostics;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>
/// Kills this process with SIGKILL at a named point, once: the setting is <c>name@file</c>, and the file, made before the kill, keeps the restarted
/// process from dying at the same point for ever.
/// </summary>
internal static class CrashOnce
{
    public static Action<string> At(string setting)
    {
        var parts = setting.Split('@', 2);
        var (name, mark) = (parts[0], parts[1]);

        return hit =>
        {
            if (hit == name && TryMark(mark))
            {
                // SIGKILL, as a lost machine: no finally block, no flush, no farewell.
                using var self = Process.GetCurrentProcess();
                self.Kill();
            }
        };
    }

    private static bool TryMark(string mark)
    {
        try
        {
            using var made = new FileStream(mark, FileMode.CreateNew);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
