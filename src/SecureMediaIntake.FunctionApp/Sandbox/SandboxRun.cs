namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>One start of the Sanitiser.</summary>
/// <param name="Folder">The item's folder, lent to the sandbox's user for the time of the run so that it can be passed through.</param>
/// <param name="Original">Shown as <c>/in/original</c>, read only.</param>
/// <param name="Out">Shown as <c>/out</c>; empty at the start.</param>
/// <param name="Words">Arguments of the Sanitiser: words of ours, never anything from a file or its sender.</param>
internal sealed record SandboxRun(string Folder, string Original, string Out, IReadOnlyList<string> Words);

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">Of the Sanitiser; 128 + n after signal n.</param>
/// <param name="TimedOut">The clock ran out and everything was killed.</param>
/// <param name="Elapsed">By the clock.</param>
internal sealed record SandboxEnd(int ExitCode, bool TimedOut, TimeSpan Elapsed)
{
    /// <summary>The files and the report are there.</summary>
    public bool IsDone => !TimedOut && ExitCode == 0;

    /// <summary>A program that the run needs is not installed.</summary>
    public bool IsToolMissing => !TimedOut && ExitCode == 13;

    /// <summary>The report says why.</summary>
    public bool IsRefused => !TimedOut && ExitCode == 10;
}
