namespace SecureMediaIntake.Domain.Outcomes;

/// <summary>What went wrong, in terms a caller can act on.</summary>
/// <param name="Code">Stable kebab-case code. Support staff quote it and tests assert on it.</param>
/// <param name="Kind">How the caller should react; the HTTP edge maps this to a status.</param>
/// <param name="PublicMessage">Safe to show a patient: no identifiers, no storage names, no exception text.</param>
public sealed record Problem(string Code, ProblemKind Kind, string PublicMessage)
{
    /// <summary>The number in the words, where there is one that varies: in another language it decides more than an "s".</summary>
    public int? Count { get; init; }
}
