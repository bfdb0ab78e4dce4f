namespace SecureMediaIntake.Sanitiser;

/// <summary>What the worker reads from the exit code; 128 + n is added by the system for signal n.</summary>
internal static class ExitCodes
{
    /// <summary>The files and the report are there.</summary>
    public const int Done = 0;

    /// <summary>Refused: the report has the cause.</summary>
    public const int Refused = 10;

    /// <summary>An exception of ours or of a library, memory at its limit included. A second try with other limits may help.</summary>
    public const int Failed = 11;

    /// <summary>Started with arguments that it does not know: the worker and the Sanitiser are of different versions.</summary>
    public const int Misused = 12;

    /// <summary>A program that the run needs is not there. Not the file's fault.</summary>
    public const int ToolMissing = 13;
}
