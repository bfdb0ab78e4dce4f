using System.Runtime.CompilerServices;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>What became of one request's key row.</summary>
/// <param name="VaultKeyId">The version that it names now.</param>
/// <param name="IsNew">Whether it was wrapped anew in this walk.</param>
public sealed record WrappedRow(RequestId Request, string VaultKeyId, bool IsNew);

/// <summary>
/// Moves the key rows of an organisation to the newest version of its vault key: small rows, never a blob. What they count up to afterwards says which older version
/// nothing names any more, and may be disabled; one that is disabled sooner makes requests unreadable.
/// </summary>
public sealed class RewrapKeys(IRequestIndex index, Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations)
{
    /// <param name="write">False to only count.</param>
    /// <returns>Each request that has a key. Again goes on where it was broken off.</returns>
    /// <exception cref="UnavailableException">Storage or vault do not answer.</exception>
    public async IAsyncEnumerable<WrappedRow> RunAsync(string organisation, bool write, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var id in index.AllAsync(organisation, cancellation))
        {
            if (await ledger.ReadAsync(id, cancellation) is not { } request || request.Find<KeyRow>(KeyRow.Key) is not { } row)
            {
                continue;
            }

            var wrapped = write ? await RewrapAsync(organisation, id, row, cancellation) : row;
            yield return new(id, wrapped.VaultKeyId, wrapped != row);
        }
    }

    private async Task<KeyRow> RewrapAsync(string organisation, RequestId id, KeyRow row, CancellationToken cancellation)
    {
        if (await keys.RewrapAsync(organisations.ByCode(organisation), id, row, cancellation) is not { } wrapped)
        {
            return row;
        }

        // Erased meanwhile, it gets no key again; wrapped anew by somebody else, theirs stays.
        var written = await ledger.ChangeAsync<KeyRow>(
            id,
            OperationId.New(),
            request => request.Find<KeyRow>(KeyRow.Key) is var now && now == row
                ? new Decision<KeyRow>(new Change { Put = [wrapped], Trail = [new("key-rewrapped", KeyRow.Key, Actors.Operator)] }, wrapped)
                : Decision<KeyRow>.Already(now ?? row),
            cancellation);
        CrashPoint.Hit("Retention.rewrapped.after");
        return written is Outcome<KeyRow>.Ok(var after) ? after : row;
    }
}
