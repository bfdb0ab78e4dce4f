using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.Sanitiser;

/// <summary>
/// Files appear in the out folder whole or not at all: written under a temporary name, flushed to the disk, renamed. The names are agreed
/// with the worker, which takes exactly these and fails on any other.
/// </summary>
internal static class OutFolder
{
    private const string Partial = ".part";

    /// <summary>The first act of every run. If this file is missing, the sandbox itself failed, and the patient's file is not to blame.</summary>
    public static void Begin() => File.WriteAllBytes(PathOf("started"), []);

    public static string PathOf(string name) => Path.Combine(Places.Out, name);

    /// <param name="name">Final name, such as <c>kept.jpg</c>.</param>
    /// <param name="write">Writes the whole file at the path that it is given.</param>
    public static void Save(string name, Action<string> write)
    {
        var partial = PathOf(name + Partial);
        write(partial);
        Finish(name);
    }

    /// <summary>For files that another process writes: where to, before <see cref="Finish"/>.</summary>
    public static string PartialPathOf(string name) => PathOf(name + Partial);

    public static void Finish(string name)
    {
        var partial = PathOf(name + Partial);
        using (var handle = File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(partial, PathOf(name), overwrite: true);
    }

    public static void WriteReport(SandboxReport report) => Save("report.json", path => File.WriteAllBytes(path, report.ToJson()));

    /// <summary>A refusal leaves nothing but its report.</summary>
    public static void DropPartial()
    {
        foreach (var path in Directory.EnumerateFiles(Places.Out))
        {
            if (Path.GetFileName(path) is not "started")
            {
                File.Delete(path);
            }
        }
    }
}
