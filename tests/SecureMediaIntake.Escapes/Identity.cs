namespace SecureMediaIntake.Escapes;

/// <summary>Becoming somebody else, or being elsewhere.</summary>
internal static class Identity
{
    public static IReadOnlyList<Escape> All { get; } =
    [
        new("mount something", () => Linux.Mounts("scratch")),
        // Refused with "invalid" to a process of several threads: by then nothing else is in the way.
        new("make a user namespace", () => Linux.Call(Linux.Unshare, 0x10000000) is 0 or -22),
        new("make a mount namespace", () => Linux.Call(Linux.Unshare, 0x00020000) == 0),
        new("make a network namespace", () => Linux.Call(Linux.Unshare, 0x40000000) == 0),
        new("change the root", () => Linux.ChangeRoot(".") == 0),
        new("become root", () => Linux.Call(Linux.SetUser, 0) == 0 || Linux.Call(Linux.SetUsers, 0, 0, 0) == 0),
        new("become another user", () => Linux.Call(Linux.SetUser, 12345) == 0),
    ];
}
