using System.Runtime.InteropServices;

namespace SecureMediaIntake.CommandLine.Start;

/// <summary>Variables of this process, for managed code and for libraries alike: .NET keeps a copy of its own, and OpenSSL asks the C library for <c>SSL_CERT_FILE</c>.</summary>
internal static class ProcessEnvironment
{
    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);

        if (OperatingSystem.IsLinux())
        {
            _ = Native.SetEnv(name, value, overwrite: 1);
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "setenv")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int SetEnv([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
    }
}
