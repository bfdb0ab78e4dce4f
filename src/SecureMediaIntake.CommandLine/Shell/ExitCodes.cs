namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>What smi ends with. Below 64: what was found. From 64 on: why it could not be done, by the numbers of BSD's sysexits.h.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It was looked at, and something is not as it should be: the doctor's fault, a trail's broken line.</summary>
    public const int Found = 1;

    /// <summary>The command line makes no sense. Nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The service refused, with a code of docs/errors.md. Nothing was changed.</summary>
    public const int Refused = 3;

    /// <summary>Storage, vault or another service does not answer. Nothing is lost: the same command again, later.</summary>
    public const int Unavailable = 69;

    /// <summary>A fault of ours.</summary>
    public const int Fault = 70;

    /// <summary>The identity may not do that, or nobody said who they are (<c>--as</c>).</summary>
    public const int NotAllowed = 77;

    /// <summary>A setting is missing or wrong.</summary>
    public const int BadSettings = 78;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Stopped = 130;

    /// <summary>All of them with what they mean: docs/command-line.md and <c>smi --help</c> say the same.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "done, and all is well"),
        (Found, "looked, and something is not as it should be"),
        (Usage, "the command line makes no sense; nothing was done"),
        (Refused, "the service refused, with a code of docs/errors.md; nothing was changed"),
        (Unavailable, "a service does not answer; the same command again, later"),
        (Fault, "a fault of smi"),
        (NotAllowed, "this identity may not do that, or --as is missing"),
        (BadSettings, "a setting is missing or wrong"),
        (Stopped, "stopped by Ctrl-C"),
    ];
}
