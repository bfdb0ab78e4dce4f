using System.Runtime.CompilerServices;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>A request whose time is over.</summary>
/// <param name="OnHold">Whether a legal hold keeps it all the same.</param>
/// <param name="Asked">Whether somebody has asked to erase it.</param>
public sealed record DueRequest(RequestId Request, RetentionVerdict Verdict, bool OnHold, bool Asked);

/// <summary>The dry run: which requests of an organisation are over their time. Changes nothing.</summary>
public sealed class PlanRetention(IRequestIndex index, Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations)
{
    /// <param name="on">The day on which it is judged.</param>
    /// <returns>Newest first.</returns>
    /// <exception cref="UnavailableException">Storage or vault do not answer.</exception>
    public async IAsyncEnumerable<DueRequest> RunAsync(
        string organisation, IReadOnlyList<RetentionRule> rules, DateOnly on, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Opening a key is a call to the vault: what no rule can have reached yet is left closed.
        var shortest = rules.Select(rule => rule.Period).DefaultIfEmpty().MinBy(period => period.After(default));

        await foreach (var id in index.AllAsync(organisation, cancellation))
        {
            if (await LookAsync(id, rules, shortest, on, cancellation) is { } due)
            {
                yield return due;
            }
        }
    }

    private async Task<DueRequest?> LookAsync(
        RequestId id, IReadOnlyList<RetentionRule> rules, Period shortest, DateOnly on, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request
            || request.IsErased()
            || shortest.After(UkTime.DayOf(request.Head.CreatedAt)) > on)
        {
            return null;
        }

        return RetentionRules.Judge(rules, await FactsAsync(request, cancellation)) is { } verdict && verdict.Due <= on
            ? new(id, verdict, request.Find<LegalHold>(LegalHold.Key) is not null, request.Erasure() is not null)
            : null;
    }

    private async Task<RetentionFacts> FactsAsync(RequestSnapshot request, CancellationToken cancellation)
    {
        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var contacts = request.Items().Select(item => item.ReceivedAt).Concat(request.All<FiledEntry>().Select(entry => (DateTimeOffset?)entry.FiledAt))
            .OfType<DateTimeOffset>().Append(request.Head.CreatedAt);

        return new(
            organisation.Nation,
            request.ReadAsked(key).Patient.BirthDate,
            UkTime.DayOf(contacts.Max()),
            UkTime.DayOf(request.Head.EndsAt.AddTicks(-1)),
            AnyMedia: request.Items().Any(item => item.WasReceived),
            IsFiled: request.All<FiledEntry>().Any(),
            organisation.RecordKeepsYears);
    }
}
