namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>All that the Sanitiser's environment holds: constants, and where it may put temporary files. Its self-test fails on any other name.</summary>
internal static class SanitiserEnvironment
{
    /// <summary>.NET's own heap, in hexadecimal bytes (128 MiB): without it the reservation does not fit the address space.</summary>
    private const string HeapLimit = "0x8000000";

    public static IEnumerable<(string Name, string Value)> In(string scratch) =>
    [
        ("PATH", "/usr/bin:/bin"), ("HOME", scratch), ("TMPDIR", scratch), ("LANG", "C.UTF-8"),
        ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_GCHeapHardLimit", HeapLimit),

        // Else the runtime maps its code twice, through a file in memory: a kind of memory that no limit counts, so the sandbox gives none.
        ("DOTNET_EnableWriteXorExecute", "0"),
    ];
}
