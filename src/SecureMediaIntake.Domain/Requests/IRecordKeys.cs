namespace SecureMediaIntake.Domain.Requests;

/// <summary>Makes and opens record keys with the organisation's vault key.</summary>
public interface IRecordKeys
{
    /// <summary>A new record key and the row that keeps it. Wrapped with the vault's cached public key, so it works while the vault is away.</summary>
    /// <exception cref="Outcomes.UnavailableException">The vault's public key or row secret was never fetched and cannot be now.</exception>
    Task<(RecordKey Key, KeyRow Row)> MakeAsync(Organisation organisation, RequestId request, CancellationToken cancellation);

    /// <summary>Unwraps the key. The caller disposes of what it gets; repeats within minutes are answered from memory.</summary>
    /// <exception cref="Outcomes.UnavailableException">The vault does not answer, throttles, or the key is disabled: try again later.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The row was changed or comes from another place.</exception>
    Task<RecordKey> OpenAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation);

    /// <summary>Makes the organisation's vault key anew. Rows that name older versions go on opening; <see cref="RewrapAsync"/> moves them.</summary>
    /// <returns>Full id of the new version.</returns>
    /// <exception cref="Outcomes.UnavailableException">The vault does not answer, or does not let us.</exception>
    Task<string> RotateAsync(Organisation organisation, CancellationToken cancellation);

    /// <summary>The same record key, wrapped by the newest version of the vault key. Changes nothing that is sealed.</summary>
    /// <returns>The row to write instead; null when this one names the newest version already.</returns>
    /// <exception cref="Outcomes.UnavailableException">The vault does not answer, throttles, or the key is disabled: try again later.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The row was changed or comes from another place.</exception>
    Task<KeyRow?> RewrapAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation);
}
