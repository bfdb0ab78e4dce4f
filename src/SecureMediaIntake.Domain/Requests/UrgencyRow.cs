namespace SecureMediaIntake.Domain.Requests;

/// <summary>How soon somebody must take what comes.</summary>
public enum Urgency
{
    Routine,
    Soon,
    Urgent,
}

/// <summary>That somebody said how urgent it is. Without this row a request is routine.</summary>
public sealed record UrgencyRow : IRow
{
    public const string Key = "urgency";

    /// <summary>The purpose under which the reason is sealed.</summary>
    public const string Purpose = "urgency-why";

    public string RowKey => Key;

    public required Urgency Urgency { get; init; }

    /// <summary>One line, sealed: it may say what the patient has.</summary>
    public required SealedText Why { get; init; }

    /// <summary>Pseudonym of who said it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Reads it from a snapshot.</summary>
public static class UrgencyReading
{
    public static Urgency UrgencyOf(this RequestSnapshot request) => request.Find<UrgencyRow>(UrgencyRow.Key)?.Urgency ?? Urgency.Routine;
}
