using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>
/// What one person did, in whichever request: one's own, or, for a governance lead, that of anybody of the organisation in the organisation's requests. Found
/// by a list that the ledger keeps for everybody who acts in a request, under a mark that means nothing without the organisation's secret.
/// </summary>
public sealed class ReadActivity(
    ReadTrails trails, OpenTrail open, NoteTrailReading note, Ledger ledger, IRecordKeys keys, IPersonMarks marks, IRequestLists lists, FindSubject subjects,
    IDirectory directory, OrganisationDirectory organisations)
{
    /// <summary>Most requests that are looked at, newest first: each costs a few reads, and a line in its trail.</summary>
    public const int MostLookedAt = 50;

    /// <summary>Whose activity this reader may choose from: everybody in the directory for a governance lead, also who left; else nobody's but their own.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> ChoicesAsync(Clinician reader, CancellationToken cancellation) =>
        await IsLeadAsync(reader, cancellation) ? await directory.PeopleAsync(reader.Organisation, cancellation) : [];

    /// <param name="person">Whose; null for one's own.</param>
    /// <returns><see cref="RequestProblems.Unknown"/> for whom this reader may not ask about.</returns>
    public async Task<Outcome<TrailSheets>> RunAsync(Clinician reader, PersonId? person, Days days, Reading reading, CancellationToken cancellation)
    {
        var who = person ?? reader.Id;

        if (who != reader.Id
            && (!await IsLeadAsync(reader, cancellation) || await directory.FindAsync(reader.Organisation, who, cancellation) is null))
        {
            return RequestProblems.Unknown;
        }

        var mark = await marks.OfAsync(organisations.ByCode(reader.Organisation), who, cancellation);
        var entries = await lists.OfAsync(RequestLists.OfActor(mark), MostLookedAt, cancellation);
        var sheets = new List<TrailSheet>();

        foreach (var entry in entries)
        {
            if (await InAsync(reader, who, entry.Request, days, reading, cancellation) is { Lines.Count: > 0 } sheet)
            {
                sheets.Add(sheet);
            }
        }

        return new TrailSheets(sheets, IsCut: entries.Count == MostLookedAt);
    }

    /// <returns>Null where it is not theirs to read. One's own lines are, also where one may not open the request any more; then without its patient.</returns>
    private async Task<TrailSheet?> InAsync(Clinician reader, PersonId who, RequestId id, Days days, Reading reading, CancellationToken cancellation)
    {
        using var opened = await open.RunAsync(reader, id, cancellation);

        if (opened is { Key: null } || (opened is null && who != reader.Id))
        {
            return null;
        }

        using var own = opened is null ? await OwnAsync(id, cancellation) : null;

        if ((opened?.Key ?? own) is not { } key)
        {
            return null;
        }

        var actor = Actors.PseudonymOf(who, key);
        await note.RunAsync(reader, id, key, reading, about: true, cancellation);
        return await trails.SheetAsync(id, key, line => line.Actor == actor && days.Include(line.Time), isPatientKnown: opened is not null, cancellation);
    }

    private async Task<RecordKey?> OwnAsync(RequestId id, CancellationToken cancellation) =>
        await ledger.ReadAsync(id, cancellation) is { } request && request.Find<KeyRow>(KeyRow.Key) is { } row
            ? await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation)
            : null;

    private async Task<bool> IsLeadAsync(Clinician reader, CancellationToken cancellation) =>
        (await subjects.RunAsync(reader, cancellation)).Roles.HasFlag(Roles.GovernanceLead);
}
