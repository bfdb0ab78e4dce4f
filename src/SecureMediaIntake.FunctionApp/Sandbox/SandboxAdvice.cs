using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>What to do about a sandbox that does not start, for the person who reads readiness or the log.</summary>
internal static class SandboxAdvice
{
    /// <param name="word">Which step failed: a word of ours, never the text of a process.</param>
    public static UnavailableException DidNotStart(string word, Exception? cause = null) =>
        new($"The sandbox did not start: {word}. {For(word)}".TrimEnd(), cause);

    private static string For(string word) => word switch
    {
        "bubblewrap-missing" => "Install bubblewrap, or say where it is in Sandbox:Bubblewrap.",
        "namespaces-refused" => "Allow user namespaces on this platform, or set Sandbox:Kind to landlock.",
        "setpriv-missing" or "prlimit-missing" => "Install util-linux.",
        "perl-missing" => "Install perl-base.",
        "landlock-missing" => "This kernel has no Landlock or does not start it; set Sandbox:Kind to bubblewrap, or use another platform.",
        "landlock-too-old" => "Landlock 3 (Linux 6.2) is needed; set Sandbox:Kind to bubblewrap, or use a newer kernel.",
        "landlock-too-old-for-plain-user" =>
            "Landlock 6 (Linux 6.12) is needed unless the service starts as root, which gives each run a user of its own; or set Sandbox:Kind to bubblewrap.",
        "sanitiser-missing" => "The Sanitiser is not in Sandbox:SanitiserFolder.",
        "folder-not-reachable" => "Open (execute) every folder above Sandbox:ScratchFolder and Sandbox:SanitiserFolder to the sandbox's user.",
        _ => string.Empty,
    };
}
