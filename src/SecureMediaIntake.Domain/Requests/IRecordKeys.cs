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
}
