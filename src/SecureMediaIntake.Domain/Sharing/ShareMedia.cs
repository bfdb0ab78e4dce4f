using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>
/// A clinician lets one named person or team look at some media of a request for a time. Two steps: first they see exactly what would happen, then it happens;
/// both judge everything, since a directory may change in between.
/// </summary>
public sealed class ShareMedia(Ledger ledger, OpenRequest requests, FindRecipients recipients, TimeProvider clock)
{
    /// <summary>What would be shared with whom until when; nothing is changed.</summary>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<SharePlan>> PlanAsync(Clinician clinician, RequestId id, ShareForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.Share, id, cancellation);
        return opened is null ? RequestProblems.Unknown : await PlanAsync(opened, form, cancellation);
    }

    /// <returns>The grant's id.</returns>
    /// <exception cref="UnavailableException">Storage, vault or directory do not answer.</exception>
    public async Task<Outcome<string>> RunAsync(Clinician clinician, RequestId id, ShareForm form, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.Share, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        return await PlanAsync(opened, form, cancellation) switch
        {
            Outcome<SharePlan>.Ok(var plan) => await ShareAsync(opened, plan, cancellation),
            Outcome<SharePlan>.Refused(var problem) => problem,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Outcome<SharePlan>> PlanAsync(OpenedRequest opened, ShareForm form, CancellationToken cancellation)
    {
        if (ShareRules.Problems(form).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        // Found in the list as it is now, by identity: what a page was given an hour ago, or by hand, is no recipient.
        var to = (await recipients.InAsync(opened.Clinician, form.Organisation, cancellation)).FirstOrDefault(one => one.Value == form.To);

        if (to is null)
        {
            return ShareProblems.RecipientIsMissing;
        }

        var request = opened.Snapshot;
        var items = form.Items.Distinct().ToList();

        return items.All(item => request.Item(item) is { } found && request.MayBeSeen(found, opened.At) && opened.MayView(item))
            ? new SharePlan(
                to, items, form.Why!.Trim(), opened.At.AddDays(form.Days), to.Organisation.Code != request.Head.Organisation, request.ReadAsked(opened.Key).PrivateArea)
            : ShareProblems.ItemsAreMissing;
    }

    private async Task<Outcome<string>> ShareAsync(OpenedRequest opened, SharePlan plan, CancellationToken cancellation)
    {
        var (key, to) = (opened.Key, plan.To);
        var actor = Actors.For(opened.Clinician, key);
        var mark = to.Person is { } person ? GrantMarks.OfPerson(person.Id, key) : GrantMarks.OfTeam(to.Organisation.Code, to.Team!.Id, key);
        var grant = new GrantRow
        {
            Id = OpaqueId.New(),
            Organisation = to.Organisation.Code,
            Mark = mark,
            Reader = to.Person is { } reader ? Actors.PseudonymOf(reader.Id, key) : null,
            To = key.Seal(to.Name, GrantRow.ToPurpose),
            Why = key.Seal(plan.Why, GrantRow.WhyPurpose),
            SharedBy = actor.Pseudonym,
            SharedAt = clock.GetUtcNow(),
            Until = plan.Until,
            Items = plan.Items,
        };

        return await ledger.ChangeAsync(
            opened.Snapshot.Id,
            OperationId.New(),
            request => Decide(request, grant, actor, ReaderIndex.Of(to)),
            cancellation);
    }

    private static Outcome<Decision<string>> Decide(RequestSnapshot request, GrantRow grant, ActorRow actor, string reader) =>

        // Pressed twice it is shared once: the same files, with the same people, while that has not ended.
        request.All<GrantRow>().FirstOrDefault(before => before.Mark == grant.Mark && before.IsLiveAt(grant.SharedAt) && before.Items.ToHashSet().SetEquals(grant.Items))
            is { } same
            ? Decision<string>.Already(same.Id)
            : new Decision<string>(
                new Change
                {
                    Put = [actor, grant],
                    Trail = [new TrailEvent("media-shared", grant.RowKey, actor.Pseudonym)],
                    Effects = [IndexGrant.For(reader)],
                },
                grant.Id);
}
