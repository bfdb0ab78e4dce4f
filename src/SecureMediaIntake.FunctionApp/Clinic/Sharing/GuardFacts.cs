using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.FunctionApp.Clinic.Words;

namespace SecureMediaIntake.FunctionApp.Clinic.Sharing;

/// <summary>Who will see what until when, and what else one must know: the sender and the second person read the same.</summary>
/// <param name="Count">How many files there are.</param>
/// <param name="Files">The same in words: "14 photos".</param>
/// <param name="Outside">Name of the organisation outside of which it is; null for one's own.</param>
internal sealed record GuardFacts(
    string To, string Organisation, int Count, string Files, DateTimeOffset Until, bool IsTeam, string? Outside, bool IsFirst, bool MayShowPrivateArea)
{
    public static GuardFacts Of(SharePlan plan, IReadOnlyList<ItemSheet> chosen, string own) => new(
        plan.To.Name,
        plan.To.Organisation.Name,
        chosen.Count,
        chosen.CountInWords(),
        plan.Until,
        plan.To.Team is not null,
        plan.IsOutside ? own : null,
        plan.IsFirst,
        plan.MayShowPrivateArea);

    public static GuardFacts Of(ShareToAgree share, string own) => new(
        share.To,
        share.Organisation,
        share.Items.Count,
        share.Items.CountInWords(),
        share.Grant.Until,
        share.IsTeam,
        own,
        share.IsFirst,
        share.MayShowPrivateArea)
    {
        SharedBy = share.SharedBy,
    };

    /// <summary>Who shares; null for whoever reads it.</summary>
    public string? SharedBy { get; init; }

    public override string ToString() => "guard facts";
}
