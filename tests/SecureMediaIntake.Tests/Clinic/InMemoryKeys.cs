using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>A vault that does not lock: the key lies in its row.</summary>
internal sealed class InMemoryKeys : IRecordKeys
{
    /// <summary>How often a key was opened: what a real vault is asked, or remembers.</summary>
    public int Opened { get; private set; }

    public Task<(RecordKey Key, KeyRow Row)> MakeAsync(Organisation organisation, RequestId request, CancellationToken cancellation)
    {
        var bytes = RandomNumberGenerator.GetBytes(RecordKey.Length);
        return Task.FromResult((
            new RecordKey(bytes, organisation.Code, request),
            new KeyRow { VaultKeyId = Newest ?? organisation.VaultKey, Wrapped = Convert.ToBase64String(bytes), Mac = string.Empty }));
    }

    public Task<RecordKey> OpenAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation)
    {
        Opened++;
        return Task.FromResult(new RecordKey(Convert.FromBase64String(row.Wrapped), organisation.Code, request));
    }

    /// <summary>The newest version of the vault's key, once it was rotated.</summary>
    public string? Newest { get; set; }

    public Task<string> RotateAsync(Organisation organisation, CancellationToken cancellation) => Task.FromResult(Newest = $"{organisation.VaultKey}/{OpaqueId.New()}");

    public Task<KeyRow?> RewrapAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation) =>
        Task.FromResult(row.VaultKeyId == (Newest ?? organisation.VaultKey) ? null : row with { VaultKeyId = Newest ?? organisation.VaultKey });
}
