namespace SecureMediaIntake.Escapes;

/// <summary>Ways into the worker and whoever else runs here. Whatever would harm the test itself is only asked for, not done.</summary>
internal static class OtherProcesses
{
    private const int Attach = 0x4206, Detach = 17, Nothing = 0, SelfOnly = 0, ProcessPriority = 0, SetOfOne = 8, ProcessesLimit = 6;

    public static IEnumerable<Escape> Of(Targets targets) =>
    [
        new("see a foreign variable in the own environment", () => Environment.GetEnvironmentVariables().Values.Cast<string>().Any(HasSecret)),
        new("read the worker's environment", () => Tries.Ask(() => HasSecret(File.ReadAllText($"/proc/{targets.Worker}/environ")))),
        new("read the parent's environment", () => Tries.Ask(() => HasSecret(File.ReadAllText($"/proc/{Linux.Call(Linux.GetParent)}/environ")))),
        new("list the worker's descriptors", () => Tries.Do(() => Directory.GetFileSystemEntries($"/proc/{targets.Worker}/fd"))),
        new("open the worker's memory", () => Tries.Do(() => File.OpenRead($"/proc/{targets.Worker}/mem").Dispose())),
        new("trace the worker", () => Traces(targets.Worker)),
        new("read the worker's memory by a call", () => ReadsMemory(targets.Worker)),
        new("signal the worker", () => Linux.Call(Linux.Kill, targets.Worker, Nothing) == 0),
        new("signal the first process", () => Linux.Call(Linux.GetProcess) > 3 && Linux.Call(Linux.Kill, 1, Nothing) == 0),
        new("signal the parent", () => Linux.Call(Linux.GetParent) is > 1 and var parent && Linux.Call(Linux.Kill, parent, Nothing) == 0),
        new("hold the worker by a descriptor", () => Linux.Call(Linux.OpenProcess, targets.Worker, 0) >= 0),
        new("ask for the worker's limits", () => Linux.Limit(targets.Worker, ProcessesLimit, 0, new byte[16]) == 0),
        new("set the worker's priority", () => Linux.Call(Linux.SetPriority, ProcessPriority, targets.Worker, SelfOnly) == 0),
        new("set the worker's processors", () => Linux.SetProcessors(targets.Worker, SetOfOne, [3, 0, 0, 0, 0, 0, 0, 0]) == 0),
    ];

    private static bool HasSecret(string text) => text.Contains(Targets.Secret, StringComparison.Ordinal);

    private static bool Traces(int worker)
    {
        if (Linux.Call(Linux.Trace, Attach, worker, 0, 0) != 0)
        {
            return false;
        }

        _ = Linux.Call(Linux.Trace, Detach, worker, 0, 0);
        return true;
    }

    /// <summary>Any address will do: "bad address" means that the kernel would have read.</summary>
    private static bool ReadsMemory(int worker)
    {
        const int BadAddress = 14;
        var buffer = new byte[8];
        return Linux.ReadMemory(worker, buffer) is >= 0 or -BadAddress;
    }
}
