namespace SecureMediaIntake.CommandLine.Doctor;

internal enum Verdict
{
    Good,

    /// <summary>It could not be looked at from here.</summary>
    NotSeen,

    /// <summary>It works, and somebody should look.</summary>
    Warning,

    /// <summary>It does not work, or does not protect.</summary>
    Fault,
}

/// <summary>What was found of one thing.</summary>
/// <param name="About">The thing: a queue's name, an organisation's code; empty where the check is about one thing only.</param>
/// <param name="Wrong">What is wrong, in plain words; null when all is well.</param>
/// <param name="Do">What to do about it.</param>
internal sealed record Finding(Verdict Verdict, string About, string? Wrong = null, string? Do = null)
{
    public static Finding Good(string about = "") => new(Verdict.Good, about);

    public static Finding Fault(string about, string wrong, string cure) => new(Verdict.Fault, about, wrong, cure);

    public static Finding Warning(string about, string wrong, string cure) => new(Verdict.Warning, about, wrong, cure);

    public static Finding NotSeen(string about, string why, string cure) => new(Verdict.NotSeen, about, why, cure);
}

/// <summary>A check and what it found.</summary>
internal sealed record Examined(string Name, string Looks, IReadOnlyList<Finding> Findings, long Milliseconds)
{
    public Verdict Verdict => Findings.Count == 0 ? Verdict.Good : Findings.Max(finding => finding.Verdict);
}
