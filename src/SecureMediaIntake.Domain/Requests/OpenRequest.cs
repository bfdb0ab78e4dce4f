namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request that a clinician may act on, with its key. Disposing wipes the key.</summary>
public sealed record OpenedRequest(RequestSnapshot Snapshot, RecordKey Key) : IDisposable
{
    public void Dispose() => Key.Dispose();

    public override string ToString() => "opened request";
}

/// <summary>The one door through which clinicians reach a request: who may not, and what does not exist, look the same.</summary>
public sealed class OpenRequest(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations)
{
    /// <returns>Null when there is no such request, it is erased, or this clinician may not do this with it.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage or vault do not answer.</exception>
    public async Task<OpenedRequest?> RunAsync(Clinician clinician, ClinicAction action, RequestId id, CancellationToken cancellation) =>
        await ledger.ReadAsync(id, cancellation) is { } request
        && Access.IsAllowed(clinician, action, request.Head.Organisation)
        && request.Find<KeyRow>(KeyRow.Key) is { } row
            ? new(request, await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), id, row, cancellation))
            : null;
}
