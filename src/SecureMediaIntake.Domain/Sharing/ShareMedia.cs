using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>
/// A clinician lets one named person or team look at some media of a request for a time. Two steps: first they see exactly what would happen, then it happens;
/// both judge everything, since a directory may change in between. Outside their organisation nobody can look at once: <see cref="ShareGuard"/>.
/// </summary>
public sealed class ShareMedia(
    Ledger ledger, OpenRequest requests, FindRecipients recipients, FindSeconds seconds, GrantLists lists, ShareOptions options, TimeProvider clock)
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
            Outcome<SharePlan>.Ok(var plan) => SecondFor(plan, form) switch
            {
                Outcome<SecondPerson?>.Ok(var second) => await ShareAsync(opened, plan, second, cancellation),
                Outcome<SecondPerson?>.Refused(var problem) => problem,
                _ => throw new System.Diagnostics.UnreachableException(),
            },
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

        if (!items.All(item => request.Item(item) is { } found && request.MayBeSeen(found, opened.At) && opened.MayView(item)))
        {
            return ShareProblems.ItemsAreMissing;
        }

        var guard = recipients.GuardFor(request.Head.Organisation, to.Organisation.Code);
        return new SharePlan(to, items, form.Why!.Trim(), opened.At.AddDays(form.Days), guard, request.ReadAsked(opened.Key).PrivateArea)
        {
            IsFirst = !await lists.HasSharedAsync(opened.Clinician.Organisation, opened.Clinician.Id, to, cancellation),
            Seconds = guard is ShareGuard.SecondPerson ? await seconds.OfAsync(opened, cancellation) : [],
        };
    }

    /// <returns>Null where nobody has to agree.</returns>
    private static Outcome<SecondPerson?> SecondFor(SharePlan plan, ShareForm form) => plan switch
    {
        { Guard: not ShareGuard.SecondPerson } => (SecondPerson?)null,
        { Seconds.Count: 0 } => ShareProblems.NobodyCanAgree,
        _ when plan.Seconds.FirstOrDefault(one => one.Value == form.Second) is { } second => second,
        _ => ShareProblems.SecondIsMissing,
    };

    private async Task<Outcome<string>> ShareAsync(OpenedRequest opened, SharePlan plan, SecondPerson? second, CancellationToken cancellation)
    {
        var (key, to) = (opened.Key, plan.To);
        var actor = Actors.For(opened.Clinician, key);
        var grant = new GrantRow
        {
            Id = OpaqueId.New(),
            Organisation = to.Organisation.Code,
            Mark = to.MarkIn(key),
            Reader = to.Person is { } reader ? Actors.PseudonymOf(reader.Id, key) : null,
            To = key.Seal(to.Name, GrantRow.ToPurpose),
            Why = key.Seal(plan.Why, GrantRow.WhyPurpose),
            SharedBy = actor.Pseudonym,
            SharedAt = clock.GetUtcNow(),
            Until = plan.Until,
            Items = plan.Items,
            Second = second is null ? null : Actors.PseudonymOf(second.Person.Id, key),
            SecondName = second is null ? null : key.Seal(second.Name, GrantRow.SecondPurpose),
        };

        return await ledger.ChangeAsync(
            opened.Snapshot.Id, OperationId.New(), request => Decide(request, AsOf(clock.GetUtcNow(), grant, plan.Guard), actor, plan.Guard), cancellation);
    }

    /// <summary>From the try that is written: a slow one must not eat up the time in which it can be stopped.</summary>
    private GrantRow AsOf(DateTimeOffset now, GrantRow grant, ShareGuard guard) =>
        grant with { SharedAt = now, StartsAt = guard is ShareGuard.Pause ? now + options.Pause : null };

    private static Outcome<Decision<string>> Decide(RequestSnapshot request, GrantRow grant, ActorRow actor, ShareGuard guard) =>

        // Pressed twice it is shared once: the same files, with the same people, while that has not ended.
        request.All<GrantRow>().FirstOrDefault(before => before.Mark == grant.Mark && before.IsOpenAt(grant.SharedAt) && before.Items.ToHashSet().SetEquals(grant.Items))
            is { } same
            ? Decision<string>.Already(same.Id)
            : new Decision<string>(
                new Change
                {
                    Put = [actor, grant],
                    Trail = [new TrailEvent(ActionOf(guard), grant.RowKey, actor.Pseudonym)],
                    Effects = [ListGrants.Owed(grant.Id)],
                },
                grant.Id);

    private static string ActionOf(ShareGuard guard) => guard switch
    {
        ShareGuard.None => "media-shared",
        ShareGuard.Pause => "share-set-to-begin",
        ShareGuard.SecondPerson => "share-asked",
        _ => throw new System.Diagnostics.UnreachableException($"Guard {guard} has no line in the trail."),
    };
}
