namespace SecureMediaIntake.LocalWorld.Processes;

/// <summary>What is started, and how.</summary>
internal sealed record ServerStart
{
    /// <summary>As a person calls it: "storage".</summary>
    public required string Name { get; init; }

    public required string Executable { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Added to PATH, HOME and their like; nothing else of the caller's environment is passed on.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required string WorkingFolder { get; init; }

    /// <summary>Both outputs are written here.</summary>
    public required string LogFile { get; init; }

    /// <summary>Whether the server can be used; asked again and again until it says yes.</summary>
    public required Func<CancellationToken, Task<bool>> IsHealthy { get; init; }
}
