using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>
/// The first of two people asks to erase what is over its time: what the rules erase by themselves, and what a person has reviewed. It is judged anew here, so a list
/// that is old or was edited erases nothing that the rules keep.
/// </summary>
public sealed class ProposeErasures(PlanRetention plan, AskErasure ask)
{
    /// <param name="reviewed">Requests that a person has looked at and decided to erase, among those that the rules leave to a person.</param>
    /// <param name="by">Who asks, as they say.</param>
    /// <returns>Those that now wait for the second person.</returns>
    public async Task<IReadOnlyList<RequestId>> RunAsync(
        string organisation, IReadOnlyList<RetentionRule> rules, IReadOnlySet<RequestId> reviewed, DateOnly on, string by, CancellationToken cancellation)
    {
        var asked = new List<RequestId>();

        await foreach (var due in plan.RunAsync(organisation, rules, on, cancellation))
        {
            // A record that keeps its entries longer is asked to let go of them by nobody.
            if (!due.OnHold
                && !due.Asked
                && due.Verdict.Why is null
                && (due.Verdict.Action is RetentionAction.Erase || reviewed.Contains(due.Request))
                && await ask.RunAsync(due.Request, due.Verdict.Rule, withdraw: false, by, cancellation) is Outcome<Erasure>.Ok)
            {
                asked.Add(due.Request);
            }
        }

        return asked;
    }
}
