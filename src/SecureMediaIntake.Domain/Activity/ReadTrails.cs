using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>Reads what was done in a request, and in all requests of the same patient. The chain is checked while it is read.</summary>
public sealed class ReadTrails(OpenTrail trails, NoteTrailReading note, Ledger ledger, IRequestStore store, PatientLists patients)
{
    public async Task<Outcome<TrailSheet>> OneAsync(Clinician clinician, RequestId id, Days days, Reading reading, CancellationToken cancellation)
    {
        using var opened = await trails.RunAsync(clinician, id, cancellation);

        if (opened is null)
        {
            return RequestProblems.Unknown;
        }

        await note.RunAsync(clinician, id, opened.Key, reading, about: false, cancellation);
        return await SheetAsync(id, opened.Key, line => days.Include(line.Time), isPatientKnown: true, cancellation);
    }

    /// <summary>That request first, then the patient's others that this clinician may read, newest first.</summary>
    public async Task<Outcome<TrailSheets>> OfPatientAsync(Clinician clinician, RequestId id, Days days, Reading reading, CancellationToken cancellation)
    {
        if (await OneAsync(clinician, id, days, reading, cancellation) is not Outcome<TrailSheet>.Ok(var first))
        {
            return RequestProblems.Unknown;
        }

        var sheets = new List<TrailSheet> { first };
        var newest = first.Patient is null ? [] : await patients.OfAsync(clinician.Organisation, first.Patient.NhsNumber, cancellation);

        foreach (var other in newest.Where(other => other != id).Distinct())
        {
            if (await IsOfAsync(clinician, other, first.Patient!, cancellation)
                && await OneAsync(clinician, other, days, reading, cancellation) is Outcome<TrailSheet>.Ok(var sheet))
            {
                sheets.Add(sheet);
            }
        }

        return new TrailSheets(sheets, IsCut: newest.Count == PatientLists.MostLookedAt);
    }

    /// <summary>The request's lines as they are now.</summary>
    /// <param name="wanted">Which lines are shown; the chain is checked over all of them.</param>
    internal async Task<TrailSheet> SheetAsync(
        RequestId id, RecordKey? key, Func<TrailLine, bool> wanted, bool isPatientKnown, CancellationToken cancellation)
    {
        // The head first: lines that others add while it is read are no break.
        var request = (await ledger.ReadAsync(id, cancellation))!;
        var lines = await store.ReadTrailAsync(id, cancellation).Where(line => line.Seq <= request.Head.Trail.Seq).ToListAsync(cancellation);
        var asked = key is null || !isPatientKnown ? null : request.ReadAsked(key);

        return new(
            id,
            asked?.Patient,
            asked?.Wanted,
            request.Items(),
            [.. lines.Where(wanted).Select(line => EntryOf(request, line, key))],
            lines.Count,
            Trail.FirstBreak(lines, request.Head.Trail));
    }

    /// <summary>Opened only to be compared: what is not this patient's is not read, and says nothing in its trail.</summary>
    private async Task<bool> IsOfAsync(Clinician clinician, RequestId other, PatientFacts patient, CancellationToken cancellation)
    {
        using var opened = await trails.RunAsync(clinician, other, cancellation);
        return opened is { Key: { } key } && ComparePhotos.IsSame(opened.Snapshot.ReadAsked(key).Patient, patient);
    }

    private static TrailEntry EntryOf(RequestSnapshot request, TrailLine line, RecordKey? key) => new(
        line,
        key is null ? ActorNames.OfNobody(line.Actor) ?? ActorNames.Erased : request.ActorName(line.Actor, key),
        key is null ? null : request.SaidIn(line, key))
    {
        Organisation = ActorNames.OfNobody(line.Actor) is null ? request.Find<ActorRow>(ActorRow.Prefix + line.Actor)?.Organisation ?? request.Head.Organisation : null,
    };
}
