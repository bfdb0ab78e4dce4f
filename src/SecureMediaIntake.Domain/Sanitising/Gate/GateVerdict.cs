namespace SecureMediaIntake.Domain.Sanitising.Gate;

/// <summary>
/// What the gate says about one rendition. A rendition that does not pass is never sealed: our own tools made it, so a finding means that
/// a tool changed, failed or was taken over, and a person has to look.
/// </summary>
/// <param name="Passed">Every byte was accounted for.</param>
/// <param name="Finding">Stable kebab-case code of the first thing that was wrong; null if it passed. Never content of the file.</param>
public sealed record GateVerdict(bool Passed, string? Finding)
{
    /// <summary>Nothing was found.</summary>
    public static GateVerdict Pass { get; } = new(true, null);

    /// <summary>The verdict over a check that returns the first finding, or null.</summary>
    public static GateVerdict Of(string? finding) => finding is null ? Pass : new(false, finding);
}
