using System.Globalization;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>
/// The walls, as arguments (docs/design.md): own namespaces of every kind, a root made of /usr and the Sanitiser, both read only, one file
/// in, one folder out, a scratch in memory, no capability, an empty environment, the system call filter, and the kernel's limits.
/// </summary>
internal static class BubblewrapArguments
{
    /// <summary>The user that the kernel sees when the service is root. Reserved by Debian and given to nobody, so it owns nothing else here.</summary>
    public const uint SandboxUser = 65533;

    /// <summary>The user that the Sanitiser sees itself as.</summary>
    private const string Nobody = "65534";

    /// <param name="bubblewrap">Full path of the program.</param>
    /// <param name="sanitiser">Folder of the Sanitiser.</param>
    /// <param name="filter">Descriptor of the system call filter, inherited.</param>
    /// <param name="run">What to run.</param>
    /// <param name="limits">What it may use.</param>
    /// <returns>Arguments of <c>setpriv</c>.</returns>
    public static IEnumerable<string> Of(string bubblewrap, string sanitiser, int filter, SandboxRun run, SandboxLimits limits) =>
    [
        // Started by root, bubblewrap would make a namespace in which the limit on processes does not bite.
        .. Posix.IsRoot ? new[] { "--reuid", Text(SandboxUser), "--regid", Text(SandboxUser), "--clear-groups" } : [],
        "--no-new-privs", bubblewrap,
        "--unshare-all", "--unshare-user", "--disable-userns", "--uid", Nobody, "--gid", Nobody,
        "--die-with-parent", "--new-session", "--hostname", "x", "--cap-drop", "ALL",
        "--clearenv", .. SanitiserEnvironment.In("/scratch").SelectMany(one => new[] { "--setenv", one.Name, one.Value }),
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",

        // ffmpeg's linear algebra library is found through this.
        "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
        "--proc", "/proc", "--dev", "/dev", "--size", Text(MediaLimits.SandboxScratchBytes), "--tmpfs", "/scratch",
        "--ro-bind", sanitiser, "/app", "--dir", "/in", "--ro-bind", run.Original, "/in/original", "--bind", run.Out, "/out",

        // After every bind, which would fail on a read-only root. /dev is a file system in memory of its own, without a size: devices can still
        // be written to, but nobody can fill it.
        "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/", "--seccomp", Text(filter),
        "/usr/bin/prlimit",
        "--as=" + Text(limits.AddressSpaceBytes), "--data=" + Text(limits.DataBytes), "--cpu=" + Text(limits.CpuSeconds),
        "--fsize=" + Text(limits.FileBytes), "--nofile=256", "--nproc=64", "--core=0", "--",
        "/app/SecureMediaIntake.Sanitiser", .. run.Words,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
