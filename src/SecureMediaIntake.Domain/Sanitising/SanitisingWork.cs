namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>What was done to a file and by which means, as the trusted side knows it: nothing here comes out of a sandbox.</summary>
public sealed record SanitisingWork
{
    /// <summary>Kind of sandbox, a word of ours such as <c>bubblewrap</c>; <c>none</c> where none was needed.</summary>
    public required string Sandbox { get; init; }

    public required IReadOnlyList<ToolVersion> Tools { get; init; }

    /// <summary>What was chosen about a video; null for a photo, which has no choices.</summary>
    public SanitisingOptions? Options { get; init; }

    public required SanitisingSettings Settings { get; init; }

    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>Of a file that was refused by its first bytes or by the scanner: no tool has touched it.</summary>
    public static SanitisingWork None { get; } = new()
    {
        Sandbox = "none", Tools = [], Settings = SanitisingSettings.None, Checks = [],
    };
}

/// <summary>A program or library, by the name that its makers use.</summary>
public sealed record ToolVersion(string Name, string Version);
