using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>
/// Follows every change of a request: what waits for a person, when somebody must look at the clock next, and what the lists must be told. All of it goes into
/// the change's own transaction, so a crash loses no clock and leaves no list behind for good.
/// </summary>
public sealed class KeepLists(OrganisationDirectory organisations) : IFollowUp
{
    public FollowedBy Of(RequestSnapshot? before, RequestSnapshot after, IReadOnlyList<Audit.TrailLine> lines)
    {
        var now = lines[0].Time;
        var stored = after.Find<WaitingRow>(WaitingRow.Key) ?? WaitingRow.Nothing;
        var waiting = WaitingRules.After(before, after, organisations.ByCode(after.Head.Organisation).Clocks, now);
        var follows = waiting.IsLike(stored) ? after : With(after, waiting);

        return new(waiting.IsLike(stored) ? [] : [waiting], [.. Wound(before, waiting, now), .. Told(before, follows, now)]);
    }

    private static IEnumerable<Effect> Wound(RequestSnapshot? before, WaitingRow waiting, DateTimeOffset now) =>
        waiting.Clock is { NextAt: { } next } clock && clock != before?.Find<WaitingRow>(WaitingRow.Key)?.Clock
            ? [SendMessage.To(PipelineQueue.CheckRequest, delay: Later(next - now))]
            : [];

    /// <summary>Whole seconds are kept of a delay: never less than what is left.</summary>
    private static TimeSpan Later(TimeSpan left) => TimeSpan.FromSeconds(Math.Max(0, Math.Ceiling(left.TotalSeconds)) + 1);

    private static IEnumerable<Effect> Told(RequestSnapshot? before, RequestSnapshot after, DateTimeOffset now)
    {
        var left = before is null ? [] : ListNames.Of(before).Except(ListNames.Of(after)).ToList();
        return left.Count > 0 || before is null || Line(before, now) != Line(after, now) || ListNames.Of(after).Except(ListNames.Of(before)).Any()
            ? [ListRequest.Owed(left)]
            : [];
    }

    /// <summary>Without its version, which every change moves.</summary>
    private static ListedRequest Line(RequestSnapshot request, DateTimeOffset now) => ListedRequest.Of(request, now) with { Version = 0 };

    private static RequestSnapshot With(RequestSnapshot request, WaitingRow waiting) =>
        request with { Rows = new Dictionary<string, IRow>(request.Rows, StringComparer.Ordinal) { [waiting.RowKey] = waiting } };
}
