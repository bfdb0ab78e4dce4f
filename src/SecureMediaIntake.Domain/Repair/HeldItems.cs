using System.Diagnostics;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Repair;

/// <summary>What a misfile does to its items, and what undoes it.</summary>
internal static class HeldItems
{
    /// <summary>The cause that staff read.</summary>
    public const string Cause = "not-of-this-patient";

    public static HeldItem Of(MediaItem item) => new(
        item.Id,
        item.Status,
        FileMedia.GenerationOf(item),

        // Sealed and sent on, it may be on its way into the record at this moment.
        item.Status is ItemStatus.Filed or ItemStatus.Acknowledged or ItemStatus.Sealed ? Withdrawal.Owed : Withdrawal.NotNeeded);

    /// <summary>Takes it out of the way of every step that would go on with it. What waited for a person before goes on waiting as it was.</summary>
    public static MediaItem SetAside(MediaItem item) => item.Status switch
    {
        ItemStatus.Filed or ItemStatus.Acknowledged => After(item, new ItemEvent.Unfile()) with { Cause = Cause },
        ItemStatus.Sealed => After(item, new ItemEvent.SetAside(Cause)),
        ItemStatus.NeedsAttention => item,
        _ => throw new UnreachableException($"An item that is {item.Status} cannot be seen, and so not be said to be another patient's."),
    };

    /// <summary>Back to Sealed, from where it is filed anew: its entry was withdrawn, and somebody must look at it again.</summary>
    public static MediaItem PutBack(MediaItem item, DateTimeOffset now) => item.Cause == Cause
        ? After(item, new ItemEvent.Retry()) with { Refilings = item.Refilings + 1, SentOnAt = item.SentOnAt ?? now }
        : item;

    public static MediaItem Erased(MediaItem item) => After(item, new ItemEvent.Erase()) with { Cause = Cause };

    private static MediaItem After(MediaItem item, ItemEvent happening) => ItemRules.Apply(item, happening) is Outcome<MediaItem>.Ok(var after)
        ? after
        : throw new UnreachableException($"{happening.GetType().Name} was looked up for {item.Status} before.");
}
