using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>One event on its way to one address, and how far it is. Ids, times and codes only: it is kept for <see cref="ForgetDeliveries.Kept"/>, longer than some media.</summary>
public sealed record Delivery
{
    public required DeliveryId Id { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Id of the <see cref="Requests.Webhook"/>.</summary>
    public required string Webhook { get; init; }

    public required RequestId Request { get; init; }

    public required JourneyEvent Event { get; init; }

    public DeliveryState State { get; init; } = DeliveryState.Waiting;

    /// <summary>Tries so far. Only ever rises, so that a message that is older than the row can be told.</summary>
    public int Tries { get; init; }

    /// <summary>Of those, before somebody asked to begin anew.</summary>
    public int TriesBefore { get; init; }

    /// <summary>Not before this.</summary>
    public required DateTimeOffset NextAt { get; init; }

    public DateTimeOffset? LastTriedAt { get; init; }

    /// <summary>Code of why the last try failed; null when none did.</summary>
    public string? Cause { get; init; }

    public static Delivery Of(RequestSnapshot request, JourneyEvent happened, Webhook webhook) => new()
    {
        Id = DeliveryId.Of(request.Id, happened, webhook.Id),
        Organisation = request.Head.Organisation,
        Webhook = webhook.Id,
        Request = request.Id,
        Event = happened,
        NextAt = happened.At,
    };
}

/// <summary>Waiting → Delivered or Dead; from both back to Waiting, when somebody asks for it.</summary>
public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>Given up. It lies there for a person or a system to see, and can be sent again.</summary>
    Dead,
}
