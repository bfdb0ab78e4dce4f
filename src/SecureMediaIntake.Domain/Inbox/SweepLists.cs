using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>
/// The daily walk over the lists: lines that are missing are written, requests whose clock was missed or never began are sent to be looked at, and what is over
/// is forgotten among the open ones. A net under the outbox, and the way in for requests that are older than these lists.
/// </summary>
public sealed class SweepLists(
    IRequestIndex index, IListedRequests lists, IRequestStore store, IPipelineQueues queues, IDirectory directory,
    IPersonMarks marks, ListGrants grants, ListPatient patients, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <summary>Newest requests of an organisation that are looked at; each costs about three reads, 5,000 a few minutes at night.</summary>
    private const int MostLookedAt = 5_000;

    /// <summary>How long what is over stays among the open ones: no writer lives so long.</summary>
    private static readonly TimeSpan KeptOver = TimeSpan.FromDays(1);

    /// <returns>How many lines were missing.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var missing = 0;

        foreach (var organisation in organisations.All.Select(one => one.Code))
        {
            foreach (var id in await index.NewestAsync(organisation, MostLookedAt, cancellation))
            {
                missing += await LookAsync(id, cancellation);
            }

            foreach (var list in await AllAsync(organisation, cancellation))
            {
                await lists.ForgetOverAsync(list, clock.GetUtcNow() - KeptOver, cancellation);
            }
        }

        return missing;
    }

    private async Task<IReadOnlyList<string>> AllAsync(string organisation, CancellationToken cancellation)
    {
        var lists = (await directory.TeamsAsync(organisation, cancellation)).Select(team => (string?)team.Id).Append(null)
            .Select(team => ListNames.OfTeam(organisation, team)).ToList();

        foreach (var person in await directory.PeopleAsync(organisation, cancellation))
        {
            lists.Add(ListNames.OfPerson(organisation, await marks.OfAsync(organisations.ByCode(organisation), person.Id, cancellation)));
        }

        return lists;
    }

    private async Task<int> LookAsync(RequestId id, CancellationToken cancellation)
    {
        if (await store.ReadAsync(id, cancellation) is not { Head.Status: not RequestStatus.Abandoned } request)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        var clocks = organisations.ByCode(request.Head.Organisation).Clocks;
        var waiting = request.Find<WaitingRow>(WaitingRow.Key) ?? WaitingRow.Nothing;

        if (waiting.Clock?.NextAt <= now || !WaitingRules.After(request, request, clocks, now).IsLike(waiting))
        {
            await queues.SendAsync(PipelineQueue.CheckRequest, new(id), TimeSpan.Zero, cancellation);
        }

        // Shares too: those that are older than their lists stand on none, and what is over is taken off.
        await grants.RunAsync(request, cancellation);
        await patients.RunAsync(request, cancellation);

        var line = ListedRequest.Of(request, now);
        var missing = 0;

        foreach (var list in ListNames.Of(request))
        {
            if (!await lists.HasAsync(list, line, cancellation))
            {
                await lists.PutAsync(list, line, cancellation);
                missing++;
            }
        }

        return missing;
    }
}
