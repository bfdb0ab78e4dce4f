using System.Collections.Concurrent;
using System.Text.Json;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>Deliveries in memory, and a receiver that answers what the test wants.</summary>
internal sealed class InMemoryWebhooks : IDeliveries, ISubscriptions, IWebhookSecrets, IWebhookSender
{
    private readonly ConcurrentDictionary<DeliveryId, StoredDelivery> _rows = new();
    private readonly ConcurrentDictionary<(string, string), Subscription> _subscriptions = new();
    private int _changes;

    public IReadOnlyList<Delivery> Rows => [.. _rows.Values.Select(stored => stored.Delivery).OrderBy(row => row.Event.Sequence)];

    public IReadOnlyList<Subscription> Subscriptions => [.. _subscriptions.Values];

    /// <summary>What the receiver was sent, and was asked.</summary>
    public List<SignedEvent> Sent { get; } = [];

    public List<string> Asked { get; } = [];

    public Consent Consent { get; set; } = new(IsGiven: true);

    public ReceiverAnswer Answer { get; set; } = new(204);

    /// <summary>Null where the vault does not answer.</summary>
    public IReadOnlyList<byte[]>? Secrets { get; set; } = [new byte[24]];

    public Delivery Row(string name) => Rows.Single(row => row.Event.Name == name);

    public static JsonElement Read(SignedEvent sent) => JsonDocument.Parse(sent.Body).RootElement;

    public Task AddAsync(Delivery delivery, CancellationToken cancellation)
    {
        _rows.TryAdd(delivery.Id, new(delivery, NextTag()));
        return Task.CompletedTask;
    }

    public Task<StoredDelivery?> FindAsync(DeliveryId id, CancellationToken cancellation) => Task.FromResult(_rows.GetValueOrDefault(id));

    public Task<bool> TryReplaceAsync(StoredDelivery before, Delivery after, CancellationToken cancellation) =>
        Task.FromResult(_rows.TryUpdate(after.Id, new(after, NextTag()), before));

    public IAsyncEnumerable<Delivery> BeforeAsync(DateOnly day, CancellationToken cancellation) =>
        Rows.Where(row => string.CompareOrdinal(row.Id.Day, DeliveryId.DayOf(day)) < 0).ToAsyncEnumerable();

    public Task RemoveAsync(DeliveryId id, CancellationToken cancellation)
    {
        _rows.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public Task<Subscription?> FindAsync(string organisation, string webhook, CancellationToken cancellation) =>
        Task.FromResult(_subscriptions.GetValueOrDefault((organisation, webhook)));

    public Task PutAsync(Subscription subscription, CancellationToken cancellation)
    {
        _subscriptions[(subscription.Organisation, subscription.Webhook)] = subscription;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<byte[]>> OfAsync(string name, CancellationToken cancellation) =>
        Secrets is { } secrets ? Task.FromResult(secrets) : throw new UnavailableException("The vault does not answer.");

    public Task<Consent> AskAsync(Uri address, string origin, CancellationToken cancellation)
    {
        Asked.Add($"{address} for {origin}");
        return Task.FromResult(Consent);
    }

    public Task<ReceiverAnswer> SendAsync(Uri address, string origin, SignedEvent signed, CancellationToken cancellation)
    {
        Sent.Add(signed);
        return Task.FromResult(Answer);
    }

    private string NextTag() => $"{Interlocked.Increment(ref _changes)}";
}
