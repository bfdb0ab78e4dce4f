using System.Runtime.InteropServices;
using System.Text;

namespace SecureMediaIntake.Escapes;

/// <summary>System calls of x86-64, past every library: a result, or the error as a negative number.</summary>
internal static class Linux
{
    public const int FileTooLarge = 25;

    public const long Socket = 41, GetProcess = 39, Kill = 62, SetUser = 105, GetParent = 110, SetSession = 112, SetUsers = 117, Personality = 135,
        SetPriority = 141, Trace = 101, AdjustClock = 305, KeyControl = 250, Unshare = 272, OpenByHandle = 304, JoinNamespace = 308, LoadModule = 313,
        UserFaults = 323, OpenProcess = 434;

    private const long Clone = 56, InOut = 16, ReadProcess = 310, SetLimit = 302, SetAffinity = 203, PerfOpen = 298, Bpf = 321, RingSetUp = 425,
        MemoryFile = 319, NewKey = 248, WatchStart = 294, WatchAdd = 254;

    private const int ChildEnded = 17;

    public static long Call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0) => Result(Native.Call(number, a, b, c, d, e));

    public static nint Ignore(int signal) => Native.Signal(signal, 1);

    public static long Truncate(string path, long length) => Native.Truncate(path, length);

    public static long ChangeMode(string path, uint mode) => Native.ChangeMode(path, mode);

    public static long Link(string from, string to) => Native.Link(from, to);

    public static long MakeNode(string path, uint mode, ulong device) => Native.MakeNode(path, mode, device);

    /// <summary>Mounts an empty file system, and takes it away again.</summary>
    public static bool Mounts(string where) => Native.Mount("none", where, "tmpfs", 0, 0) == 0 && Native.Unmount(where, 0) == 0;

    public static long ChangeRoot(string path) => Native.ChangeRoot(path);

    public static long ReadAt(int descriptor, byte[] buffer, long length, long offset) => Native.ReadAt(descriptor, buffer, length, offset);

    public static long Limit(int process, int resource, byte[]? set, byte[]? get) => WithPinned(set, s => WithPinned(get, g => Call(SetLimit, process, resource, s, g)));

    public static long Limit(int process, int resource, long set, byte[] get) => WithPinned(get, g => Call(SetLimit, process, resource, set, g));

    public static long SetProcessors(int process, int length, byte[] set) => WithPinned(set, s => Call(SetAffinity, process, length, s));

    /// <summary>Asks for a copy in a new namespace with flags that exclude each other: who is let through so far hears "invalid", and no copy is made.</summary>
    public static bool IsCloneConsidered(int flags)
    {
        const int SharedFolder = 0x200, Invalid = 22;
        return Call(Clone, flags | SharedFolder | ChildEnded) == -Invalid;
    }

    public static long ReadMemory(int process, byte[] buffer) => WithPinned(buffer, at =>
    {
        var local = Vector(at, buffer.Length);
        var remote = Vector(4096, buffer.Length);
        return WithPinned(local, l => WithPinned(remote, r => Call(ReadProcess, process, l, 1, r, 1)));
    });

    public static long AddKey() => WithPinned("user\0"u8.ToArray(), kind => WithPinned("escape\0"u8.ToArray(), name => Call(NewKey, kind, name, name, 6, -2)));

    public static long MakeKernelMap()
    {
        // An array of one entry of four bytes.
        byte[] attributes = [2, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, .. new byte[112]];
        return WithPinned(attributes, at => Call(Bpf, 0, at, attributes.Length));
    }

    public static long OpenCounter()
    {
        // A software clock of this process.
        byte[] attributes = [1, 0, 0, 0, 112, 0, 0, 0, .. new byte[104]];
        return WithPinned(attributes, at => Call(PerfOpen, at, 0, -1, -1, 0));
    }

    public static long SetUpRing()
    {
        var parameters = new byte[120];
        return WithPinned(parameters, at => Call(RingSetUp, 1, at));
    }

    public static long MakeMemoryFile() => WithPinned("x\0"u8.ToArray(), name => Call(MemoryFile, name, 0));

    public static long TypeIntoTerminal()
    {
        const int Type = 0x5412;
        return WithPinned("x"u8.ToArray(), letter => Call(InOut, 0, Type, letter));
    }

    public static bool WatchFolder(string path)
    {
        var watch = Call(WatchStart, 0);
        return watch >= 0 && WithPinned([.. Encoding.UTF8.GetBytes(path), 0], name => Call(WatchAdd, watch, name, 0x100)) >= 0;
    }

    private static byte[] Vector(long at, long length) => [.. BitConverter.GetBytes(at), .. BitConverter.GetBytes(length)];

    private static long Result(long result) => result == -1 ? -Marshal.GetLastPInvokeError() : result;

    private static long WithPinned(byte[]? bytes, Func<long, long> call)
    {
        if (bytes is null)
        {
            return call(0);
        }

        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            return call(pinned.AddrOfPinnedObject());
        }
        finally
        {
            pinned.Free();
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern long Call(long number, long a, long b, long c, long d, long e);

        [DllImport("libc", EntryPoint = "signal")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern nint Signal(int signal, nint handler);

        [DllImport("libc", EntryPoint = "truncate")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Truncate([MarshalAs(UnmanagedType.LPUTF8Str)] string path, long length);

        [DllImport("libc", EntryPoint = "chmod")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int ChangeMode([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

        [DllImport("libc", EntryPoint = "link")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

        [DllImport("libc", EntryPoint = "mknod")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int MakeNode([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode, ulong device);

        [DllImport("libc", EntryPoint = "mount")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Mount(
            [MarshalAs(UnmanagedType.LPUTF8Str)] string what, [MarshalAs(UnmanagedType.LPUTF8Str)] string where, [MarshalAs(UnmanagedType.LPUTF8Str)] string kind,
            ulong flags, nint data);

        [DllImport("libc", EntryPoint = "umount2")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Unmount([MarshalAs(UnmanagedType.LPUTF8Str)] string where, int flags);

        [DllImport("libc", EntryPoint = "chroot")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int ChangeRoot([MarshalAs(UnmanagedType.LPUTF8Str)] string path);

        [DllImport("libc", EntryPoint = "pread")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern long ReadAt(int descriptor, [Out] byte[] buffer, long length, long offset);
    }
}
