namespace SecureMediaIntake.LocalWorld.CareRecord;

/// <summary>What a care record does wrong.</summary>
public enum RecordFaultKind
{
    /// <summary>Answers <see cref="RecordFault.Status"/> (503) without doing the work.</summary>
    Refuse,

    /// <summary>Cuts the connection without doing the work.</summary>
    Reset,

    /// <summary>Does the work, then cuts the connection: the answer is lost.</summary>
    Lose,

    /// <summary>Does the work, then answers <see cref="RecordFault.Status"/> (500).</summary>
    Fail,

    /// <summary>Waits <see cref="RecordFault.Delay"/>, then goes on.</summary>
    Slow,
}

/// <summary>A fault that a test asks of a care record.</summary>
public sealed record RecordFault(RecordFaultKind Kind)
{
    /// <summary>How often; null until <see cref="RecordControl.ClearFaultsAsync"/>.</summary>
    public int? Times { get; init; }

    /// <summary>Null: 503 for <see cref="RecordFaultKind.Refuse"/>, 500 for <see cref="RecordFaultKind.Fail"/>.</summary>
    public int? Status { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>Only requests with these methods; null all.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>Only requests whose path below the base contains this; null all. A transaction's path is empty.</summary>
    public string? Path { get; init; }
}
