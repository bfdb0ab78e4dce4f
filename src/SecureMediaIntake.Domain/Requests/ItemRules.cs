using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>The one total function over an item's states and events: every cell of the 8 × 10 table in docs/threat-model.md. Pure.</summary>
public static class ItemRules
{
    /// <summary>The refusal of every cell that has no transition: the item stays as it is.</summary>
    public static Problem NotNow { get; } =
        new("item-not-in-that-state", ProblemKind.Conflict, "This file is already further on. Refresh the page to see where it is.");

    public static Outcome<MediaItem> Apply(MediaItem item, ItemEvent happening) => (item.Status, happening) switch
    {
        (ItemStatus.Reserved, ItemEvent.Receive(var at)) => item with { Status = ItemStatus.Received, ReceivedAt = at },

        (ItemStatus.Received, ItemEvent.Seal) => item with { Status = ItemStatus.Sealed },

        (ItemStatus.Sealed, ItemEvent.File) => item with { Status = ItemStatus.Filed },

        (ItemStatus.Filed, ItemEvent.Acknowledge) => item with { Status = ItemStatus.Acknowledged },

        (ItemStatus.Received or ItemStatus.Sealed or ItemStatus.NeedsAttention, ItemEvent.Refuse(var why)) =>
            item with { Status = ItemStatus.Refused, Cause = why.Code, PublicMessage = why.PublicMessage, SetAsideFrom = null },

        (ItemStatus.Reserved or ItemStatus.Received or ItemStatus.Sealed, ItemEvent.SetAside(var cause)) =>
            item with { Status = ItemStatus.NeedsAttention, Cause = cause, SetAsideFrom = item.Status },

        (ItemStatus.NeedsAttention, ItemEvent.Retry) =>
            item with { Status = item.SetAsideFrom ?? ItemStatus.Received, Cause = null, SetAsideFrom = null },

        (ItemStatus.Filed or ItemStatus.Acknowledged, ItemEvent.Unfile) =>
            item with { Status = ItemStatus.NeedsAttention, Cause = "un-filed", SetAsideFrom = ItemStatus.Sealed },

        (ItemStatus.Reserved or ItemStatus.Received or ItemStatus.Sealed or ItemStatus.Refused or ItemStatus.NeedsAttention, ItemEvent.Remove) =>
            item with { Status = ItemStatus.Erased, SetAsideFrom = null },

        (not ItemStatus.Erased, ItemEvent.Erase) => item with { Status = ItemStatus.Erased, SetAsideFrom = null },

        (_, ItemEvent.Receive or ItemEvent.Seal or ItemEvent.File or ItemEvent.Acknowledge or ItemEvent.Refuse or ItemEvent.SetAside
            or ItemEvent.Retry or ItemEvent.Unfile or ItemEvent.Remove or ItemEvent.Erase) => NotNow,

        _ => throw new UnreachableException($"Item event {happening.GetType().Name} has no rule."),
    };
}
