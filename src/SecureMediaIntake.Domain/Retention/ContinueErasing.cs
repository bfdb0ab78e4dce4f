using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Retention;

/// <summary>
/// What is left of an erasure once its key is out of the way: files, rows, entries of the care record, and at last the line that proves it. Each part is a
/// transaction of its own, made from what is still there, so it goes on wherever it was broken off.
/// </summary>
public sealed class ContinueErasing(Ledger ledger, ErasedRows rows, WithdrawErased withdraw, TimeProvider clock)
{
    /// <exception cref="UnavailableException">Something does not answer yet, or may still arrive: look again later.</exception>
    public async Task RunAsync(RequestId id, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request || request.Erasure() is not { AgreedAt: not null, DoneAt: null })
        {
            return;
        }

        await rows.ClearAsync(id, cancellation);
        CrashPoint.Hit("Retention.cleared.after");

        // Last, as the record may be away for days: until it has answered, whose entries they are has to be known.
        await withdraw.RunAsync(id, cancellation);
        CrashPoint.Hit("Retention.withdrawn.after");
        await FinishAsync(id, cancellation);
    }

    private async Task FinishAsync(RequestId id, CancellationToken cancellation)
    {
        var finished = await ledger.ChangeAsync(id, OperationId.New(), request => Finish(request, clock.GetUtcNow()), cancellation);

        if (finished is Outcome<bool>.Ok(false))
        {
            throw new UnavailableException("Files of an erased request are still to be deleted.");
        }
    }

    private static Outcome<Decision<bool>> Finish(RequestSnapshot request, DateTimeOffset now)
    {
        var erasure = request.Erasure()!;

        if (erasure.DoneAt is not null)
        {
            return Decision<bool>.Already(true);
        }

        // A file is gone when its effect is, not when it is owed.
        if (!ErasedRows.AreAllGone(request))
        {
            return Decision<bool>.Already(false);
        }

        return new Decision<bool>(
            new Change
            {
                Head = request.Head with { Asked = ErasedRows.Nothing, AskedMac = string.Empty, RequesterList = null },
                Put = [erasure with { LastKey = null, DoneAt = now }],
                Trail = [new("erased", MediaRequest.Key, erasure.AgreedBy!, erasure.KeySha256 ?? "no-key")],
            },
            true);
    }
}
