using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>Which kind of record a rule is for.</summary>
public enum RetainedRecord
{
    Adult,
    Child,
    WithoutMedia,
}

/// <summary>From when a period runs.</summary>
public enum RetentionStart
{
    LastContact,
    BirthDate,
    LinkEnd,
}

/// <summary>What becomes of it when the period is over.</summary>
public enum RetentionAction
{
    /// <summary>A person looks at it and decides.</summary>
    Review,

    /// <summary>It is proposed for erasing at once; a second person agrees.</summary>
    Erase,
}

/// <summary>One rule of a nation's code, as data: docs/retention.csv.</summary>
/// <param name="Nation">Null for all.</param>
public sealed record RetentionRule(Nation? Nation, RetainedRecord Record, RetentionStart Start, Period Period, RetentionAction Action)
{
    /// <summary>How it stands in the trail and in lists.</summary>
    public string Name => $"{Nation?.ToString() ?? "all"}/{Record}/{Period}";
}

/// <summary>A length of time in whole years and days (ISO 8601-1, 5.5.2.3: <c>P8Y</c>, <c>P1D</c>).</summary>
public readonly record struct Period(int Years, int Days)
{
    /// <remarks>What began on 29 February ends on 28 February: never a day later than a year that has none.</remarks>
    public DateOnly After(DateOnly start) => start.AddYears(Years).AddDays(Days);

    public override string ToString() => Years > 0 ? $"P{Years}Y" : $"P{Days}D";
}
