using System.Security.Cryptography;

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
            new KeyRow { VaultKeyId = organisation.VaultKey, Wrapped = Convert.ToBase64String(bytes), Mac = string.Empty }));
    }

    public Task<RecordKey> OpenAsync(Organisation organisation, RequestId request, KeyRow row, CancellationToken cancellation)
    {
        Opened++;
        return Task.FromResult(new RecordKey(Convert.FromBase64String(row.Wrapped), organisation.Code, request));
    }
}
