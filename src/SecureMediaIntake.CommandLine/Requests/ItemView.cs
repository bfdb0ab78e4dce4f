using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Requests;

/// <summary>An item as smi answers it.</summary>
internal sealed record ItemView(string Item, MediaKind Kind, int Number, ItemStatus Status, string? Cause, ItemStatus? SetAsideFrom, DateTimeOffset? ReceivedAt)
{
    public static ItemView Of(MediaItem item) => new(item.Id.Value, item.Kind, item.Number, item.Status, item.Cause, item.SetAsideFrom, item.ReceivedAt);
}
