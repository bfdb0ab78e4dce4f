using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>The few calls of Linux that .NET does not offer and the sandbox cannot do without.</summary>
internal static class Posix
{
    /// <summary>Whether this process is root, so that bubblewrap must be started as somebody else.</summary>
    public static bool IsRoot { get; } = Native.EffectiveUser() == 0;

    public static uint User { get; } = Native.EffectiveUser();

    public static uint Group { get; } = Native.EffectiveGroup();

    /// <summary>Gives a file or folder to somebody; of a symbolic link, the link itself.</summary>
    public static void Own(string path, uint user, uint group)
    {
        if (Native.ChangeOwner(path, user, group) != 0)
        {
            throw new IOException("A scratch file could not change its owner.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
    }

    /// <summary>SIGTERM, to a process that ends what it watches over when told so. One that has ended already is no error.</summary>
    public static void AskToEnd(int process)
    {
        const int Terminate = 15;
        _ = Native.Signal(process, Terminate);
    }

    /// <summary>Makes every descriptor beyond the first three end at exec, whoever opened it.</summary>
    public static void KeepFromChildren()
    {
        const uint First = 3;
        const int CloseOnExec = 4;
        if (Native.CloseRange(First, uint.MaxValue, CloseOnExec) != 0)
        {
            throw new IOException("Open files could not be kept from a child.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
    }

    /// <summary>Lets children inherit a descriptor until it is disposed of.</summary>
    public static IDisposable Lend(SafeFileHandle handle) => new LentDescriptor(handle);

    /// <summary>Opens a file that a hostile process made: no link is followed, and a pipe or device does not block.</summary>
    /// <returns>The open file; null when it is no regular file with exactly one name.</returns>
    public static SafeFileHandle? OpenHostile(string path)
    {
        const int NoFollow = 0x20000, CloseOnExec = 0x80000, NonBlocking = 0x800;
        var handle = new SafeFileHandle(Native.Open(path, NoFollow | CloseOnExec | NonBlocking), ownsHandle: true);
        if (!handle.IsInvalid && IsRegularWithOneName(handle))
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    // statx, because its layout is the same on every architecture; fstat's is not.
    private static bool IsRegularWithOneName(SafeFileHandle handle)
    {
        const int EmptyPath = 0x1000, TypeAndLinks = 0x1 | 0x4, LinksAt = 16, ModeAt = 28, TypeMask = 0xF000, Regular = 0x8000;
        var status = new byte[256];
        if (Native.Status(handle, string.Empty, EmptyPath, TypeAndLinks, status) != 0)
        {
            return false;
        }

        return (BitConverter.ToUInt16(status, ModeAt) & TypeMask) == Regular && BitConverter.ToUInt32(status, LinksAt) == 1;
    }

    private sealed class LentDescriptor : IDisposable
    {
        private const int SetFlags = 2, None = 0, CloseOnExec = 1;

        private readonly SafeFileHandle _handle;

        public LentDescriptor(SafeFileHandle handle)
        {
            _handle = handle;
            if (Native.Control(handle, SetFlags, None) < 0)
            {
                throw new IOException("A descriptor could not be lent.", new Win32Exception(Marshal.GetLastPInvokeError()));
            }
        }

        public void Dispose() => _ = Native.Control(_handle, SetFlags, CloseOnExec);
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "geteuid")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern uint EffectiveUser();

        [DllImport("libc", EntryPoint = "getegid")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern uint EffectiveGroup();

        [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

        [DllImport("libc", EntryPoint = "kill")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Signal(int process, int signal);

        [DllImport("libc", EntryPoint = "close_range", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int CloseRange(uint first, uint last, int flags);

        [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Control(SafeFileHandle descriptor, int command, int value);

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Status(
            SafeFileHandle folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);
    }
}
