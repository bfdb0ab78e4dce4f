using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>What the rules look at, of one request.</summary>
/// <param name="LastContact">The last day on which something came, was filed, or could still have come.</param>
/// <param name="IsFiled">Whether the care record has an entry that points at our bytes.</param>
public sealed record RetentionFacts(Nation Nation, DateOnly BirthDate, DateOnly LastContact, DateOnly LinkEnd, bool AnyMedia, bool IsFiled, int RecordKeepsYears)
{
    public override string ToString() => "retention facts";
}

/// <summary>When a request's time is over, by which rule, and what happens then.</summary>
/// <param name="Why">Why it is kept all the same, as a code; or null.</param>
public sealed record RetentionVerdict(string Rule, DateOnly Due, RetentionAction Action, string? Why = null);

/// <summary>Judges one request. Pure.</summary>
public static class RetentionRules
{
    /// <summary>Of whoever was 17 at the last contact, a year longer: the codes of all four nations say so.</summary>
    private const int LastYearOfChildhood = PatientFacts.AdultAge - 1;

    public const string RecordStillPoints = "record-keeps-longer";
    public const string RecordPeriodUnknown = "record-period-unknown";

    /// <returns>Null where no rule fits: then it is kept.</returns>
    public static RetentionVerdict? Judge(IReadOnlyList<RetentionRule> rules, RetentionFacts facts)
    {
        // Of two that fit, the longer one: a child's record is never kept shorter than an adult's.
        var verdict = rules.Where(rule => Fits(rule, facts)).Select(rule => Of(rule, facts)).MaxBy(one => one.Due);

        // The record's own entry would point at nothing: nobody decides that by age, not even a person.
        return verdict is not null && WhyKept(facts, verdict) is { } why ? verdict with { Action = RetentionAction.Review, Why = why } : verdict;
    }

    private static string? WhyKept(RetentionFacts facts, RetentionVerdict verdict) => facts switch
    {
        { IsFiled: false } => null,
        { RecordKeepsYears: 0 } => RecordPeriodUnknown,
        _ => facts.LastContact.AddYears(facts.RecordKeepsYears) > verdict.Due ? RecordStillPoints : null,
    };

    private static bool Fits(RetentionRule rule, RetentionFacts facts) => (rule.Nation is null || rule.Nation == facts.Nation) && rule.Record switch
    {
        RetainedRecord.WithoutMedia => !facts.AnyMedia,
        RetainedRecord.Child => facts.AnyMedia && AgeAtLastContact(facts) < PatientFacts.AdultAge,
        _ => facts.AnyMedia,
    };

    private static RetentionVerdict Of(RetentionRule rule, RetentionFacts facts)
    {
        var from = rule.Start switch
        {
            RetentionStart.BirthDate => facts.BirthDate.AddYears(AgeAtLastContact(facts) == LastYearOfChildhood ? 1 : 0),
            RetentionStart.LinkEnd => facts.LinkEnd,
            _ => facts.LastContact,
        };
        return new(rule.Name, rule.Period.After(from), rule.Action);
    }

    private static int AgeAtLastContact(RetentionFacts facts) =>
        new PatientFacts(string.Empty, string.Empty, string.Empty, facts.BirthDate, string.Empty, null).AgeOn(facts.LastContact);
}
