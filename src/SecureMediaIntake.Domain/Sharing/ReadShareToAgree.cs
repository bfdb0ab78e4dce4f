using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Sharing;

/// <summary>A share as its second person reads it: the guard that the sender read, and why they share. No picture.</summary>
/// <param name="Items">What would be shared, with what became of it since.</param>
public sealed record ShareToAgree(
    GrantRow Grant, string To, string Organisation, string Why, string SharedBy, string Second, PatientFacts Patient, IReadOnlyList<MediaItem> Items, GrantState State)
{
    /// <summary>Whether whoever opened it is the one who was chosen.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether the sender has not shared with them before.</summary>
    public bool IsFirst { get; init; }

    public bool IsTeam { get; init; }

    public bool MayShowPrivateArea { get; init; }

    public override string ToString() => "share to agree";
}

/// <summary>A share that waits for the reader's agreement. It names no patient.</summary>
public sealed record WaitingShare(RequestId Request, string Grant, string SharedBy, string Organisation, int Items, DateTimeOffset AnswerBy)
{
    public override string ToString() => "waiting share";
}

/// <summary>Opens a share for its second person, who may be of another team: they see this, and nothing else of the request.</summary>
public sealed class ReadShareToAgree(
    OpenRequest requests, GrantLists names, IRequestLists lists, FindSubject subjects, IDirectory directory, OrganisationDirectory organisations)
{
    /// <summary>Most entries of the list that are looked at, the newest first: each costs a read of storage, and the page comes often.</summary>
    private const int MostLookedAt = 50;

    public async Task<Outcome<ShareToAgree>> OneAsync(Clinician clinician, RequestId id, string? grant, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.AgreeAsSecond, id, cancellation);

        if (opened is null || !OpaqueId.IsOne(grant) || opened.Snapshot.Find<GrantRow>(GrantRow.KeyOf(grant!)) is not { Second: { } second } row)
        {
            return RequestProblems.Unknown;
        }

        var (request, key) = (opened.Snapshot, opened.Key);
        var asked = request.ReadAsked(key);
        var to = await row.RecipientAsync(key, directory, organisations, cancellation);
        var sender = request.SenderOf(row, key);

        return new ShareToAgree(
            row,
            key.Open(row.To, GrantRow.ToPurpose),
            organisations.ByCode(row.Organisation).Name,
            key.Open(row.Why, GrantRow.WhyPurpose),
            request.ActorName(row.SharedBy, key),
            row.SecondName is { } name ? key.Open(name, GrantRow.SecondPurpose) : string.Empty,
            asked.Patient,
            [.. row.Items.Select(request.Item).OfType<MediaItem>()],
            row.StateAt(opened.At))
        {
            IsAsked = second == Actors.PseudonymOf(clinician.Id, key),
            IsFirst = to is not null && sender is { } one && !await names.HasSharedAsync(request.Head.Organisation, one, to, cancellation),
            IsTeam = to?.Team is not null,
            MayShowPrivateArea = asked.PrivateArea,
        };
    }

    /// <summary>What waits for whoever is signed in, soonest over first.</summary>
    public async Task<IReadOnlyList<WaitingShare>> AllAsync(Clinician clinician, CancellationToken cancellation)
    {
        var waiting = new List<WaitingShare>();

        // Only a senior clinician may: nobody else's page reads the list.
        if (!(await subjects.RunAsync(clinician, cancellation)).Roles.HasFlag(Roles.Senior))
        {
            return waiting;
        }

        foreach (var entry in await lists.OfAsync(await names.ToAgreeAsync(clinician.Organisation, clinician.Id, cancellation), MostLookedAt, cancellation))
        {
            if (await OneAsync(clinician, entry.Request, GrantLists.GrantOf(entry), cancellation)
                is Outcome<ShareToAgree>.Ok({ IsAsked: true, State: GrantState.Waiting } share))
            {
                waiting.Add(new(entry.Request, share.Grant.Id, share.SharedBy, share.Organisation, share.Items.Count, share.Grant.AnswerBy()));
            }
        }

        return [.. waiting.OrderBy(one => one.AnswerBy)];
    }
}
