namespace SecureMediaIntake.Escapes;

/// <summary>Calls into parts of the kernel that no decoder needs and that have been ways out before.</summary>
internal static class Kernel
{
    private const int NewUser = 0x10000000, NewMount = 0x00020000;
    private const int NoTerminal = 25, BadDescriptor = 9, NotPermitted = 1;

    public static IReadOnlyList<Escape> All { get; } =
    [
        new("clone into a user namespace", () => Linux.IsCloneConsidered(NewUser)),
        new("clone into a mount namespace", () => Linux.IsCloneConsidered(NewMount)),
        new("join a namespace", () => Linux.Call(Linux.JoinNamespace, -1, 0) == -BadDescriptor),
        new("add a key", () => Linux.AddKey() > 0),
        new("ask for the session's keys", () => Linux.Call(Linux.KeyControl, 0, -3, 0) > 0),
        new("make a map for kernel programs", () => Linux.MakeKernelMap() >= 0),
        new("watch the machine's counters", () => Linux.OpenCounter() is >= 0 or -2 or -95),
        new("set up an io_uring", () => Linux.SetUpRing() >= 0),
        new("handle page faults in user space", () => Linux.Call(Linux.UserFaults, 1) >= 0),
        new("change the personality", () => Linux.Call(Linux.Personality, 0xFFFFFFFF) >= 0),
        new("type into the terminal", () => Linux.TypeIntoTerminal() is >= 0 or -NoTerminal),
        new("load a kernel module", () => Linux.Call(Linux.LoadModule, -1, 0, 0) != -NotPermitted),
        new("open a file by handle", () => Linux.Call(Linux.OpenByHandle, -1, 0, 0) is -BadDescriptor or -14),
        new("set the clock", () => Linux.Call(Linux.AdjustClock, 0, 0) is -14),
    ];
}
