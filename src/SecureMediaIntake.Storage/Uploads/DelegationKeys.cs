using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>The key that signs rights: asked of the account with our identity, kept for hours, never the account's own key.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/create-user-delegation-sas</remarks>
internal sealed class DelegationKeys(IntakeAccount intake, TimeProvider clock)
{
    /// <summary>How long a key signs. Azure allows 7 days; a leaked key is worth no more than an evening.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);

    /// <summary>From when on a new one is asked for: half a life is left to bridge an outage.</summary>
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(2);

    /// <summary>Clocks of this machine and the account may differ by this much.</summary>
    public static readonly TimeSpan Backdate = TimeSpan.FromMinutes(15);

    private volatile Held? _held;

    /// <exception cref="UnavailableException">No key that lives until <paramref name="until"/> can be had.</exception>
    public async Task<UserDelegationKey> GetAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var held = _held;
        var usable = held?.Key.SignedExpiresOn >= until;

        if (usable && clock.GetUtcNow() < held!.FetchedAt + RenewAfter)
        {
            return held.Key;
        }

        try
        {
            return await Outages.GuardAsync("Asking for a delegation key", () => FetchAsync(cancellation), cancellation);
        }
        catch (UnavailableException) when (usable)
        {
            return held!.Key;
        }
    }

    private async Task<UserDelegationKey> FetchAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var key = await intake.Service.GetUserDelegationKeyAsync(
            new BlobGetUserDelegationKeyOptions(now + Life) { StartsOn = now - Backdate }, cancellation);
        _held = new(key.Value, now);
        return key.Value;
    }

    private sealed record Held(UserDelegationKey Key, DateTimeOffset FetchedAt);
}
