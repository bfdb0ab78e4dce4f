using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Patients;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sharing;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>That somebody was sent pictures of the wrong patient. It names no patient: whoever may still open the request reads there whose they were not.</summary>
/// <param name="Organisation">Name of whose request it was.</param>
/// <param name="MayOpen">Whether this person may read the request.</param>
/// <param name="Decision">What became of them; null while a second person has not decided.</param>
public sealed record Notice(
    RequestId Request, string Misfile, int Photos, int Videos, DateTimeOffset FirstAt, DateTimeOffset HiddenAt, string AskedBy, string Organisation, bool MayOpen,
    MisfileDecision? Decision)
{
    public override string ToString() => "notice";
}

/// <summary>That a misfile of the organisation waits for a second person.</summary>
public sealed record Waiting(RequestId Request, string Misfile, string AskedBy, DateTimeOffset AskedAt, int Items)
{
    public override string ToString() => "waiting";
}

/// <summary>What somebody has to read, and what waits for them as a second person.</summary>
public sealed record NoticeSheet(IReadOnlyList<Notice> ToRead, IReadOnlyList<Waiting> ToDecide)
{
    /// <summary>Shares outside the organisation that wait for their agreement.</summary>
    public IReadOnlyList<WaitingShare> ToAgree { get; init; } = [];

    /// <summary>What was opened in an emergency and waits for a governance lead's review.</summary>
    public IReadOnlyList<WaitingEmergency> ToReview { get; init; } = [];

    public int Count => ToRead.Count + ToDecide.Count + ToAgree.Count + ToReview.Count;

    public override string ToString() => "notices";
}

/// <summary>
/// Tells those who were sent a picture of the wrong patient, on their own pages, until they have read it. Not by e-mail or text: those could say neither what
/// it is about nor be taken back, and would teach people to follow such links.
/// </summary>
public sealed class Notices(
    Ledger ledger, OpenRequest requests, FindSubject subjects, IRecordKeys keys, IPersonMarks marks, IRequestLists lists, IRequestStore store,
    OrganisationDirectory organisations, ReadShareToAgree shares, ReviewEmergency emergencies, TimeProvider clock)
{
    /// <summary>Most entries of one list that are looked at: each costs a read of storage, and the page comes often.</summary>
    public const int MostLookedAt = 50;

    public async Task<NoticeSheet> ForAsync(Clinician clinician, CancellationToken cancellation)
    {
        var toRead = new List<Notice>();

        foreach (var entry in await lists.OfAsync(await ListOfAsync(clinician, cancellation), MostLookedAt, cancellation))
        {
            if (await ReadAsync(clinician, entry, cancellation) is { } notice)
            {
                toRead.Add(notice);
            }
        }

        return new([.. toRead.OrderBy(notice => notice.HiddenAt)], await ToDecideAsync(clinician, cancellation))
        {
            ToAgree = await shares.AllAsync(clinician, cancellation),
            ToReview = await emergencies.WaitingAsync(clinician, cancellation),
        };
    }

    /// <summary>They have read it.</summary>
    /// <returns>True; <see cref="RequestProblems.Unknown"/> where there is nothing that they were to read. Again is harmless.</returns>
    public async Task<Outcome<bool>> NoteReadAsync(Clinician clinician, RequestId id, string misfileId, CancellationToken cancellation)
    {
        if (await OpenAsync(clinician, new(id, misfileId), isUnread: false, cancellation) is not var (request, misfile, reader, key))
        {
            return RequestProblems.Unknown;
        }

        using (key)
        {
            var read = new MisfileRead { Misfile = misfile.Id, Reader = reader, At = clock.GetUtcNow() };
            var list = await ListOfAsync(clinician, cancellation);
            return await ledger.ChangeAsync<bool>(
                request.Id,
                OperationId.New(),
                now => now.Find<MisfileRead>(read.RowKey) is not null
                    ? Decision<bool>.Already(true)
                    : new Decision<bool>(
                        new Change
                        {
                            Put = [read],
                            Trail = [new TrailEvent("notice-read", MediaRequest.Key, reader, misfile.Id)],
                            Effects = [Listing.Remove(list, misfile.Id)],
                        },
                        true),
                cancellation);
        }
    }

    private async Task<string> ListOfAsync(Clinician clinician, CancellationToken cancellation) =>
        RequestLists.ToRead(await marks.OfAsync(organisations.ByCode(clinician.Organisation), clinician.Id, cancellation));

    private async Task<Notice?> ReadAsync(Clinician clinician, ListEntry entry, CancellationToken cancellation)
    {
        if (await OpenAsync(clinician, entry, isUnread: true, cancellation) is not var (request, misfile, reader, key))
        {
            return null;
        }

        using (key)
        {
            var views = await store.ViewsOfAsync(request.Id, misfile, cancellation).Where(line => line.Actor == reader).ToListAsync(cancellation);
            var seen = views.Select(line => request.Find<MediaItem>(line.Object)).OfType<MediaItem>().DistinctBy(item => item.Id).ToList();
            using var readable = await requests.RunAsync(clinician, ClinicAction.ReadRequest, request.Id, cancellation);

            return new(
                request.Id,
                misfile.Id,
                seen.Count(item => item.Kind == MediaKind.Photo),
                seen.Count(item => item.Kind == MediaKind.Video),
                views.Min(line => line.Time),
                misfile.AskedAt,
                request.ActorName(misfile.AskedBy, key),
                organisations.ByCode(request.Head.Organisation).Name,
                MayOpen: readable is not null,
                misfile.Decision);
        }
    }

    /// <param name="isUnread">Only where they have not read it yet.</param>
    /// <returns>Null unless this person is one of those whom it tells. The list is only a place to look.</returns>
    private async Task<(RequestSnapshot Request, Misfile Misfile, string Reader, RecordKey Key)?> OpenAsync(
        Clinician clinician, ListEntry entry, bool isUnread, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(entry.Request, cancellation) is not { } request
            || request.Misfile(entry.About) is not { Viewers: { } viewers } misfile
            || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return null;
        }

        var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, row, cancellation);
        var reader = Actors.PseudonymOf(clinician.Id, key);

        if (viewers.Contains(reader) && reader != misfile.AskedBy && (!isUnread || request.Find<MisfileRead>(MisfileRead.KeyOf(misfile.Id, reader)) is null))
        {
            return (request, misfile, reader, key);
        }

        key.Dispose();
        return null;
    }

    private async Task<IReadOnlyList<Waiting>> ToDecideAsync(Clinician clinician, CancellationToken cancellation)
    {
        var waiting = new List<Waiting>();

        // Only a senior clinician may: nobody else's page reads the list.
        if (!(await subjects.RunAsync(clinician, cancellation)).Roles.HasFlag(Roles.Senior))
        {
            return waiting;
        }

        foreach (var entry in await lists.OfAsync(RequestLists.ToDecide(clinician.Organisation), MostLookedAt, cancellation))
        {
            using var opened = await requests.RunAsync(clinician, ClinicAction.AgreeAsSecond, entry.Request, cancellation);

            if (opened?.Snapshot.Misfile(entry.About) is { Decision: null } misfile && misfile.AskedBy != Actors.PseudonymOf(clinician.Id, opened.Key))
            {
                waiting.Add(new(entry.Request, misfile.Id, opened.Snapshot.ActorName(misfile.AskedBy, opened.Key), misfile.AskedAt, misfile.Items.Count));
            }
        }

        return [.. waiting.OrderBy(one => one.AskedAt)];
    }
}
