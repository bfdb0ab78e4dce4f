namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>The daily end of old deliveries, whatever became of them.</summary>
public sealed class ForgetDeliveries(IDeliveries deliveries, DeadDeliveries dead, TimeProvider clock)
{
    /// <summary>30 days from the event: a fortnight's leave of the one person who knows the receiver, twice. Ids only, but what is not needed is not kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>How many were forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var count = 0;

        await foreach (var old in deliveries.BeforeAsync(DateOnly.FromDateTime((clock.GetUtcNow() - Kept).UtcDateTime), cancellation))
        {
            if (old.State is DeliveryState.Dead)
            {
                await dead.RemoveAsync(old, cancellation);
            }

            await deliveries.RemoveAsync(old.Id, cancellation);
            count++;
        }

        return count;
    }
}
