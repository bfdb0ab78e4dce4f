using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>A share as the sender's side reads it.</summary>
/// <param name="Views">Who of theirs opened which item first when, since it was shared.</param>
public sealed record ShareSheet(GrantRow Grant, string To, string Organisation, string Why, PatientFacts Patient, IReadOnlyList<ShareView> Views, GrantState State)
{
    /// <summary>Who was asked to agree; null where nobody had to.</summary>
    public string? Second { get; init; }

    public bool IsOpen => State is GrantState.Waiting or GrantState.Starting or GrantState.Live;

    public override string ToString() => "share sheet";
}

/// <summary>That somebody opened an item which was shared.</summary>
public sealed record ShareView(string Name, string Item, DateTimeOffset At)
{
    public override string ToString() => "share view";
}

/// <summary>Reads what is shared of a request, and who has seen it.</summary>
public sealed class ReadShares(OpenRequest requests, IRequestStore store, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <summary>One share, for whoever may stop it: the governance lead too, who sees no media.</summary>
    public async Task<Outcome<ShareSheet>> OneAsync(Clinician clinician, RequestId id, string? grant, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.StopSharing, id, cancellation);

        if (opened is null || grant is null || opened.Snapshot.Find<GrantRow>(GrantRow.KeyOf(grant)) is not { } row)
        {
            return RequestProblems.Unknown;
        }

        return new ShareSheet(
            row,
            opened.Key.Open(row.To, GrantRow.ToPurpose),
            organisations.ByCode(row.Organisation).Name,
            opened.Key.Open(row.Why, GrantRow.WhyPurpose),
            opened.Snapshot.ReadAsked(opened.Key).Patient,
            await ViewsAsync(opened, row, cancellation),
            row.StateAt(clock.GetUtcNow()))
        {
            Second = row.SecondName is { } second ? opened.Key.Open(second, GrantRow.SecondPurpose) : null,
        };
    }

    /// <summary>Each person's first look at each item, by people of the organisation that it was shared with, from when it was.</summary>
    private async Task<IReadOnlyList<ShareView>> ViewsAsync(OpenedRequest opened, GrantRow grant, CancellationToken cancellation)
    {
        var items = grant.Items.Select(MediaItem.KeyOf).ToHashSet(StringComparer.Ordinal);
        var views = new Dictionary<(string Actor, string Item), ShareView>();

        await foreach (var line in store.ReadTrailAsync(opened.Snapshot.Id, cancellation))
        {
            if (line.Action == ViewMedia.Viewed
                && line.Time >= grant.SharedAt
                && items.Contains(line.Object)
                && opened.Snapshot.Find<ActorRow>(ActorRow.Prefix + line.Actor) is { } actor
                && IsTheirs(actor, opened.Snapshot, grant))
            {
                views.TryAdd((line.Actor, line.Object), new(opened.Key.Open(actor.Name, ActorRow.Purpose), line.Object, line.Time));
            }
        }

        return [.. views.Values.OrderBy(view => view.At)];
    }

    private static bool IsTheirs(ActorRow actor, RequestSnapshot request, GrantRow grant) =>
        grant.Reader is { } one ? actor.Pseudonym == one : (actor.Organisation ?? request.Head.Organisation) == grant.Organisation;
}
