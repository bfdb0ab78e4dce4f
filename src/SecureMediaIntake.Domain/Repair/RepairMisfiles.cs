using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>What is owed to misfiles, whenever somebody looks at the request: moving what a second person agreed to, and withdrawing entries of the record.</summary>
public sealed class RepairMisfiles(Ledger ledger, MoveMisfiled move, WithdrawEntries withdraw)
{
    /// <exception cref="UnavailableException">Something does not answer, or may still arrive: look again later.</exception>
    public async Task RunAsync(RequestId id, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request || !request.All<Misfile>().Any())
        {
            return;
        }

        // Moving first: it needs no care record, which may be away for days.
        await move.RunAsync(request, cancellation);
        await withdraw.RunAsync(request, cancellation);
    }
}
