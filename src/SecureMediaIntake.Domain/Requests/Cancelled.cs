using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What becomes of items whose request was called off: what had arrived is neither filed nor lost, a person decides.</summary>
public static class Cancelled
{
    /// <summary>The cause that staff read.</summary>
    public const string Cause = "request-cancelled";

    public static bool IsCancelled(this RequestSnapshot request) => request.Head.Status == RequestStatus.Cancelled;

    /// <summary>The decision of every step that finds an item going on in a cancelled request.</summary>
    public static Outcome<Decision<MediaItem>> SetAsideAsCancelled(this MediaItem item) =>
        SetAside.Decide(item, Cause);
}
