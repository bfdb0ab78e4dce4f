using System.Text;

namespace SecureMediaIntake.Escapes;

/// <summary>Ways to what is not ours on the disk.</summary>
internal static class Files
{
    private const int SymbolicDevice = 0x2000 | 0x180;

    public static IEnumerable<Escape> Of(Targets targets) =>
    [
        new("read /etc/passwd", () => Reads("/etc/passwd")),
        new("read /etc/shadow", () => Reads("/etc/shadow")),
        new("read through the first process's root", () => Reads("/proc/1/root/etc/passwd")),
        new("read another item's file", () => Reads(targets.Foreign)),
        new("list another item's folder", () => Tries.Do(() => Directory.GetFileSystemEntries(Path.GetDirectoryName(targets.Foreign)!))),
        new("watch another item's folder", () => Linux.WatchFolder(Path.GetDirectoryName(targets.Foreign)!)),
        new("read the app's settings", () => Reads(targets.Settings)),
        new("list the worker's folder", () => Tries.Do(() => Directory.GetFileSystemEntries(Path.GetDirectoryName(targets.Settings)!))),
        new("read another item's file by a descriptor that leaked", ReadsLeaked),
        new("write beside the program", () => Writes(AppContext.BaseDirectory)),
        new("write to /usr", () => Writes("/usr/share")),
        new("write to /etc", () => Writes("/etc")),
        new("write to /tmp", () => Writes("/tmp")),
        new("write to shared memory", () => Writes("/dev/shm")),
        new("write to /dev", () => Writes("/dev")),
        new("write beside the original", () => Writes("in")),
        new("write beside out", () => Writes(".")),
        new("append to the original", () => Tries.Do(() => File.AppendAllText("in/original", "x"))),
        new("cut the original", () => Linux.Truncate("in/original", 0) == 0),
        new("change the modes of another item's file", () => Linux.ChangeMode(targets.Foreign, 0x1B6) == 0),
        new("give another item's file a second name here", () => Linux.Link(targets.Foreign, "out/second-name") == 0),
        new("give the original a second name in out", () => Linux.Link("in/original", "out/original-again") == 0),
        new("make a device", () => Linux.MakeNode("out/device", SymbolicDevice, 0x103) == 0),
        new("write a setting of the kernel", () => Tries.Do(() => File.WriteAllText("/proc/sys/kernel/hostname", File.ReadAllText("/proc/sys/kernel/hostname")))),
    ];

    private static bool Reads(string path) => Tries.Do(() => File.ReadAllBytes(path));

    private static bool Writes(string folder) => Tries.Do(() =>
    {
        var path = Path.Combine(folder, "escape-" + Environment.ProcessId);
        File.WriteAllText(path, "x");
        File.Delete(path);
    });

    private static bool ReadsLeaked()
    {
        const int First = 3, Last = 1023;
        var buffer = new byte[Targets.Secret.Length];
        for (var descriptor = First; descriptor <= Last; descriptor++)
        {
            if (Linux.ReadAt(descriptor, buffer, buffer.Length, 0) == buffer.Length && Encoding.ASCII.GetString(buffer) == Targets.Secret)
            {
                return true;
            }
        }

        return false;
    }
}
