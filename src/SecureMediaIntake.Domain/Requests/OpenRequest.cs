using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request that a clinician may act on, with its key. Disposing wipes the key.</summary>
/// <param name="Subject">Who opened it.</param>
/// <param name="Target">The request as the rules of access see it.</param>
public sealed record OpenedRequest(RequestSnapshot Snapshot, RecordKey Key, Subject Subject, Target Target) : IDisposable
{
    /// <summary>What else they may do with it: pages offer nothing that would be refused.</summary>
    public bool Allows(ClinicAction action) => AccessRules.Allows(Subject, action, Target);

    public void Dispose() => Key.Dispose();

    public override string ToString() => "opened request";
}

/// <summary>The one door through which clinicians reach a request: who may not, and what does not exist, look the same.</summary>
public sealed class OpenRequest(Ledger ledger, IRecordKeys keys, FindSubject subjects, OrganisationDirectory organisations)
{
    /// <returns>Null when there is no such request, it is erased, or this clinician may not do this with it.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage or vault do not answer.</exception>
    public async Task<OpenedRequest?> RunAsync(Clinician clinician, ClinicAction action, RequestId id, CancellationToken cancellation)
    {
        var subject = await subjects.RunAsync(clinician, cancellation);

        // A stranger's question is answered before the vault is asked anything.
        if (await ledger.ReadAsync(id, cancellation) is not { } request
            || request.Head.Organisation != subject.Organisation
            || request.Find<KeyRow>(KeyRow.Key) is not { } row)
        {
            return null;
        }

        var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation);

        var target = request.TargetFor(clinician, subject, key);

        if (AccessRules.Allows(subject, action, target))
        {
            return new(request, key, subject, target);
        }

        key.Dispose();
        return null;
    }
}
