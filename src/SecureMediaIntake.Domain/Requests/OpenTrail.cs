using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>A request whose trail somebody may read. Disposing wipes the key.</summary>
/// <param name="Key">Null once it is erased: then names and reasons are gone, and who did what under which pseudonym is not.</param>
public sealed record OpenedTrail(RequestSnapshot Snapshot, RecordKey? Key) : IDisposable
{
    public void Dispose() => Key?.Dispose();

    public override string ToString() => "opened trail";
}

/// <summary>The door to a request's trail. Unlike <see cref="OpenRequest"/> it opens what is erased too: that somebody may ask what was done is what a trail is for.</summary>
public sealed class OpenTrail(Ledger ledger, OpenRequest requests, FindSubject subjects)
{
    /// <returns>Null when there is no such request, or this clinician may not read its trail.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage or vault do not answer.</exception>
    public async Task<OpenedTrail?> RunAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        if (await requests.RunAsync(clinician, ClinicAction.ReadTrail, id, cancellation) is { } opened)
        {
            return new(opened.Snapshot, opened.Key);
        }

        return await ledger.ReadAsync(id, cancellation) is { } request
            && request.Find<KeyRow>(KeyRow.Key) is null
            && AccessRules.Allows(
                await subjects.RunAsync(clinician, cancellation),
                ClinicAction.ReadTrail,
                new Target.OfRequest(request.Head.Organisation, Ties.None, IsIntimate: false, IsErased: true))
                ? new OpenedTrail(request, Key: null)
                : null;
    }
}
