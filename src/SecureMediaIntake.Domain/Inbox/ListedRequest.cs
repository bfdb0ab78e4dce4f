using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>
/// What a list knows of a request without opening it: ids, states and instants, nothing of a patient. A copy, and never the truth: whatever is shown of a
/// request is opened and judged anew.
/// </summary>
public sealed record ListedRequest
{
    public required RequestId Id { get; init; }

    /// <summary>The last line of the trail when this was written: what is older never replaces what is newer, whichever writer comes last.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Team { get; init; }

    /// <summary>How far it was before <see cref="EndsAt"/>.</summary>
    public required RequestProgress Progress { get; init; }

    /// <summary>When its newest link ends: the one instant at which it moves on without a change.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>How far it is from then on.</summary>
    public required RequestProgress ProgressAtEnd { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>The most pressing of what waits, or null.</summary>
    public WaitingFor? WaitingFor { get; init; }

    /// <summary>Since when something waits to be taken, or, when all is taken, since when that waited.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Null when nothing waits to be taken.</summary>
    public WaitClock? Clock { get; init; }

    /// <summary>It is on this list no more: another team looks, or it was erased. Kept for a day, so that a late writer meets it.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether somebody still has to do something, the patient included. What is over is found by paging, and not counted.</summary>
    public bool IsOpen => !IsGone && (WaitingFor is not null || !IsOver(ProgressAtEnd) || !IsOver(Progress));

    /// <summary>Place in a list, newest first, the same in every list: a page goes on where the one before ended.</summary>
    public string Position => $"{RequestLists.NewestFirst(CreatedAt)}:{Id}";

    public RequestProgress ProgressAt(DateTimeOffset now) => now < EndsAt ? Progress : ProgressAtEnd;

    /// <summary>Whether a list that holds this line needs the other one no more: most changes move a request's trail and not its line.</summary>
    public bool Covers(ListedRequest other) => Version >= other.Version || this == other with { Version = Version };

    public static ListedRequest Of(RequestSnapshot request, DateTimeOffset now)
    {
        var ends = request.All<Links.UploadLink>().MaxBy(link => link.Number)?.EndsAt ?? request.Head.EndsAt;
        var waiting = (request.Find<WaitingRow>(WaitingRow.Key) ?? WaitingRow.Nothing).Signals;
        var open = waiting.Where(signal => !signal.IsTaken || !SignalRules.EndsWhenTaken(signal.Reason)).ToList();
        var first = open.Where(signal => !signal.IsTaken).DefaultIfEmpty().Min(signal => signal?.At);

        return new()
        {
            Id = request.Id,
            Version = request.Head.Trail.Seq,
            CreatedAt = request.Head.CreatedAt,
            Team = request.Head.Team,
            Progress = request.ProgressAt(now),
            EndsAt = ends,
            ProgressAtEnd = request.ProgressAt(now < ends ? ends : now),
            Urgency = request.UrgencyOf(),
            WaitingFor = open.Count == 0 ? null : open.Min(signal => signal.Reason),
            Since = open.Count == 0 ? null : first ?? open.Min(signal => signal.At),
            Clock = request.Find<WaitingRow>(WaitingRow.Key)?.Clock,
            IsGone = request.Find<KeyRow>(KeyRow.Key) is null,
        };
    }

    /// <summary>False for what is no place of ours: it comes from an address.</summary>
    public static bool IsPosition(string? text) =>
        text?.Split(':') is [{ Length: 19 } ticks, var id] && ticks.All(char.IsAsciiDigit) && OpaqueId.IsOne(id);

    private static bool IsOver(RequestProgress progress) =>
        progress is RequestProgress.Reviewed or RequestProgress.Expired or RequestProgress.Cancelled or RequestProgress.SaidNo or RequestProgress.CouldNotUse;
}
