using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request that a clinician may act on, with its key. Disposing wipes the key.</summary>
/// <param name="Clinician">Who opened it.</param>
/// <param name="Subject">What they were then.</param>
/// <param name="At">When.</param>
public sealed record OpenedRequest(RequestSnapshot Snapshot, RecordKey Key, Clinician Clinician, Subject Subject, DateTimeOffset At) : IDisposable
{
    /// <summary>What else they may do with it: pages offer nothing that would be refused.</summary>
    public bool Allows(ClinicAction action) => AccessRules.Allows(Subject, action, Snapshot.TargetFor(Clinician, Subject, Key, At));

    /// <summary>Whether they may look at this item: of what is shared with them, only what was shared.</summary>
    public bool MayView(ItemId item) => AccessRules.Allows(Subject, ClinicAction.ViewMedia, Snapshot.TargetFor(Clinician, Subject, Key, At, item));

    public void Dispose() => Key.Dispose();

    public override string ToString() => "opened request";
}

/// <summary>The one door through which clinicians reach a request: who may not, and what does not exist, look the same.</summary>
public sealed class OpenRequest(Ledger ledger, IRecordKeys keys, FindSubject subjects, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>Null when there is no such request, it is erased, or this clinician may not do this with it.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage or vault do not answer.</exception>
    public async Task<OpenedRequest?> RunAsync(Clinician clinician, ClinicAction action, RequestId id, CancellationToken cancellation)
    {
        var subject = await subjects.RunAsync(clinician, cancellation);
        var now = clock.GetUtcNow();

        // A stranger's question is answered before the vault is asked anything.
        if (await ledger.ReadAsync(id, cancellation) is not { } request
            || (request.Head.Organisation != subject.Organisation && !request.IsSharedWith(subject.Organisation, now))
            || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return null;
        }

        var opened = new OpenedRequest(
            request, await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation), clinician, subject, now);

        if (opened.Allows(action))
        {
            return opened;
        }

        opened.Dispose();
        return null;
    }
}
