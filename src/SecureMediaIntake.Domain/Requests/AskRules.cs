namespace SecureMediaIntake.Domain.Requests;

/// <summary>Limits of what a clinician asks.</summary>
public static class AskRules
{
    /// <summary>Longest "what is wanted", in characters: two lines on a phone.</summary>
    public const int MaxWanted = 120;

    /// <summary>Longest "why", in characters. It becomes the description in the record, which docs/design.md bounds at 200.</summary>
    public const int MaxWhy = 200;

    /// <summary>Shortest and longest agreed word, in letters.</summary>
    public const int MinWord = 3;

    public const int MaxWord = 30;

    /// <summary>How long a link may live, in days; journeys C6. The first choice is 7.</summary>
    public static IReadOnlyList<int> Days { get; } = [1, 3, 7, 14];

    /// <summary>How soon after sending the team may promise to look, in days. The first choice is 7; a system may promise nothing.</summary>
    public static IReadOnlyList<int> LookWithinDays { get; } = [1, 2, 7, 14];
}
