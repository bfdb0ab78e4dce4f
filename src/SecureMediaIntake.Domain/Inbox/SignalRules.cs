using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>What of a request needs a person now. Pure; each thing has a name of its own, so that who took one has not taken the next.</summary>
public static class SignalRules
{
    public static IReadOnlyList<(string About, WaitingFor Reason)> Of(RequestSnapshot request, DateTimeOffset now)
    {
        // Without its key nobody can look at anything: it was erased.
        if (request.Find<KeyRow>(KeyRow.Key) is null)
        {
            return [];
        }

        return [.. request.Items().Select(item => OfItem(request, item, now)).OfType<(string, WaitingFor)>(), .. OfProgress(request, now)];
    }

    private static (string About, WaitingFor Reason)? OfItem(RequestSnapshot request, MediaItem item, DateTimeOffset now) => item.Status switch
    {
        ItemStatus.NeedsAttention => ($"attention:{item.Id}", WaitingFor.Attention),

        // Whoever took it has seen it.
        _ when request.Head.TakenByStaff => null,
        ItemStatus.Filed => (item.RowKey, IsLate(request, item) ? WaitingFor.LateArrival : WaitingFor.Media),
        ItemStatus.Received or ItemStatus.Sealed when !request.IsCancelled() && IsSent(request, item, now) =>
            (item.RowKey, IsLate(request, item) ? WaitingFor.LateArrival : WaitingFor.Media),
        _ => null,
    };

    /// <summary>What the patient has not sent is still theirs. What came when nobody could send any more is nobody's: so it needs a person.</summary>
    private static bool IsSent(RequestSnapshot request, MediaItem item, DateTimeOffset now) =>
        item.SentOnAt is not null || request.PressedSend(now) || request.AllLinksEnded(now);

    private static bool IsLate(RequestSnapshot request, MediaItem item) => TextRules.Newest(request) is { } link && item.ReceivedAt >= link.EndsAt;

    private static IEnumerable<(string About, WaitingFor Reason)> OfProgress(RequestSnapshot request, DateTimeOffset now)
    {
        WaitingFor? reason = request.ProgressAt(now) switch
        {
            RequestProgress.WrongNumberReported => WaitingFor.WrongNumber,
            RequestProgress.TextNotDelivered => WaitingFor.TextNotDelivered,
            RequestProgress.SaidNo => WaitingFor.SaidNo,
            RequestProgress.CouldNotUse => WaitingFor.CouldNotUse,
            RequestProgress.Locked => WaitingFor.Locked,
            _ => null,
        };

        // Of one link: a new one that fails too is news.
        return reason is { } one && TextRules.Newest(request) is { } link ? [($"{one.ToString().ToLowerInvariant()}:{link.Number}", one)] : [];
    }

    /// <summary>Whether it is over once somebody knows of it. The others go on until something was done about them.</summary>
    public static bool EndsWhenTaken(WaitingFor reason) => reason is WaitingFor.SaidNo or WaitingFor.CouldNotUse;
}
