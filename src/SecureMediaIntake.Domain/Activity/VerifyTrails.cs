using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Activity;

/// <summary>Whether a trail is whole.</summary>
/// <param name="Lines">How many were read.</param>
/// <param name="FirstBreak">Number of the first line that does not follow from the one before it, or is missing; null when the chain is whole.</param>
public sealed record TrailVerdict(RequestId Request, string Organisation, long Lines, long? FirstBreak);

/// <summary>Checks the chains of trails. Nothing of a line is shown, so whoever does it stands in none.</summary>
public sealed class VerifyTrails(IRequestStore store, Ledger ledger)
{
    /// <returns>Null when there is no such request.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    public async Task<TrailVerdict?> RunAsync(RequestId id, CancellationToken cancellation)
    {
        // The head first: lines that others add while it is read are no break.
        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return null;
        }

        var lines = await store.ReadTrailAsync(id, cancellation).Where(line => line.Seq <= request.Head.Trail.Seq).ToListAsync(cancellation);
        return new(id, request.Head.Organisation, lines.Count, Trail.FirstBreak(lines, request.Head.Trail));
    }
}
