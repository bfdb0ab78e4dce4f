namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>A delivery as it was read.</summary>
/// <param name="Tag">It is replaced only while this still holds.</param>
public sealed record StoredDelivery(Delivery Delivery, string Tag);

/// <summary>Where deliveries live: one row each, beside the requests and not in them, as a receiver that is away for days must not make a request's partition grow.</summary>
public interface IDeliveries
{
    /// <summary>One that is there already stays as it is.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task AddAsync(Delivery delivery, CancellationToken cancellation);

    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<StoredDelivery?> FindAsync(DeliveryId id, CancellationToken cancellation);

    /// <returns>False when somebody changed it meanwhile.</returns>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<bool> TryReplaceAsync(StoredDelivery before, Delivery after, CancellationToken cancellation);

    /// <summary>All of days before <paramref name="day"/> (UTC).</summary>
    IAsyncEnumerable<Delivery> BeforeAsync(DateOnly day, CancellationToken cancellation);

    /// <summary>Gone already is fine.</summary>
    Task RemoveAsync(DeliveryId id, CancellationToken cancellation);
}

/// <summary>What a receiver said about being told at all. No row: it was never asked.</summary>
/// <param name="Organisation">ODS code.</param>
/// <param name="Webhook">Id of the <see cref="Requests.Webhook"/>.</param>
/// <param name="Origin">The name under which it was asked, and said yes; null when that is to be asked (again).</param>
/// <param name="EndedAt">When it answered 410, or null.</param>
public sealed record Subscription(string Organisation, string Webhook, string? Origin, DateTimeOffset? AgreedAt, DateTimeOffset? EndedAt);

/// <summary>Where that is kept.</summary>
public interface ISubscriptions
{
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task<Subscription?> FindAsync(string organisation, string webhook, CancellationToken cancellation);

    /// <summary>The last one who writes is right: what is lost by a race is asked once more.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task PutAsync(Subscription subscription, CancellationToken cancellation);
}

/// <summary>The secrets that sign.</summary>
public interface IWebhookSecrets
{
    /// <summary>One or two, each 24 to 64 bytes; the newest first.</summary>
    /// <param name="name">Of the vault's secret.</param>
    /// <exception cref="Outcomes.UnavailableException">The vault does not answer, or there is no such secret.</exception>
    /// <exception cref="InvalidDataException">What is there is no secret of this form.</exception>
    Task<IReadOnlyList<byte[]>> OfAsync(string name, CancellationToken cancellation);
}
