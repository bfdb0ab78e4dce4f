using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>What was shared with somebody, as they read it: whose it is, who shared it, until when, why, and the items. Nothing else of the request.</summary>
public sealed record SharedSheet(
    RequestId Id, PatientFacts Patient, string SharedBy, string Organisation, string Why, DateTimeOffset Until, IReadOnlyList<MediaItem> Items)
{
    /// <summary>Whether they may show a private area, and the reader has not said yet why they must see them.</summary>
    public bool IsHidden { get; init; }

    public override string ToString() => "shared sheet";
}

/// <summary>Opens what was shared with the person who is signed in, or with a team of theirs.</summary>
public sealed class ReadSharedWithMe(OpenRequest requests, FindSubject subjects, GrantLists names, IRequestLists lists, OrganisationDirectory organisations)
{
    /// <summary>Most shares of one list that are looked at, the newest first: each costs a read of storage.</summary>
    private const int MostLookedAt = 50;

    public async Task<Outcome<SharedSheet>> OneAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ViewShared, id, cancellation);
        return opened is null ? RequestProblems.Unknown : Sheet(opened);
    }

    /// <summary>What has not ended, that which ends last first.</summary>
    public async Task<IReadOnlyList<SharedSheet>> AllAsync(Clinician clinician, CancellationToken cancellation)
    {
        var subject = await subjects.RunAsync(clinician, cancellation);
        var theirs = subject.Teams.Select(team => GrantLists.WithTeam(subject.Organisation, team))
            .Append(await names.WithAsync(subject.Organisation, clinician.Id, cancellation));
        var ids = new HashSet<RequestId>();

        foreach (var list in theirs)
        {
            ids.UnionWith((await lists.OfAsync(list, MostLookedAt, cancellation)).Select(entry => entry.Request));
        }

        var sheets = new List<SharedSheet>();

        foreach (var id in ids)
        {
            // The list may be behind; the request itself says what is still shared.
            if (await OneAsync(clinician, id, cancellation) is Outcome<SharedSheet>.Ok(var sheet))
            {
                sheets.Add(sheet);
            }
        }

        return [.. sheets.OrderByDescending(sheet => sheet.Until)];
    }

    private SharedSheet Sheet(OpenedRequest opened)
    {
        var (request, key) = (opened.Snapshot, opened.Key);
        var grants = request.GrantsTo(opened.Clinician, opened.Subject, key, opened.At).OrderByDescending(grant => grant.Until).ToList();
        var (first, shared) = (grants[0], grants.SelectMany(grant => grant.Items).ToHashSet());

        return new(
            request.Id,
            request.ReadAsked(key).Patient,
            request.Find<ActorRow>(ActorRow.Prefix + first.SharedBy) is { } actor ? key.Open(actor.Name, ActorRow.Purpose) : "A colleague",
            organisations.ByCode(request.Head.Organisation).Name,
            key.Open(first.Why, GrantRow.WhyPurpose),
            first.Until,
            [.. request.Items()
                .Where(item => shared.Contains(item.Id) && opened.MayView(item.Id) && request.MayBeSeen(item, opened.At))])
        {
            IsHidden = request.IsHiddenFrom(opened.Clinician, key, opened.At),
        };
    }
}
