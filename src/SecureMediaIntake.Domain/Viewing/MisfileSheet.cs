using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>A misfile as staff read it.</summary>
/// <param name="Target">The right patient; only for whoever names or agrees to them.</param>
/// <param name="Viewers">Null while it is being found out.</param>
/// <param name="IsFirst">Whether the reader said it, or named the right patient.</param>
public sealed record MisfileSheet(
    Misfile Misfile,
    IReadOnlyList<MediaItem> Items,
    string Reason,
    string AskedBy,
    string? NamedBy,
    string? DecidedBy,
    PatientFacts? Target,
    IReadOnlyList<MisfileViewer>? Viewers,
    bool IsFirst)
{
    /// <summary>Where they were moved, for whoever took part in it; else null.</summary>
    public RequestId? MovedTo { get; init; }

    public override string ToString() => "misfile sheet";
}

/// <summary>Somebody who was sent a picture of them.</summary>
/// <param name="Organisation">ODS code of whose they are.</param>
/// <param name="IsLarge">Whether more than a thumbnail.</param>
/// <param name="ReadAt">When they read that it was the wrong patient; null while they have not.</param>
public sealed record MisfileViewer(string Pseudonym, string Name, string Organisation, DateTimeOffset FirstAt, bool IsLarge, DateTimeOffset? ReadAt)
{
    /// <summary>A system has nobody to read it, and of whom an older row tells no identity cannot be found.</summary>
    public required bool CanBeTold { get; init; }

    public override string ToString() => "misfile viewer";
}

/// <summary>Opens misfiles.</summary>
public static class MisfileSheets
{
    /// <param name="trail">All lines of the request.</param>
    /// <param name="withTarget">Whether the reader is to see the right patient.</param>
    public static MisfileSheet SheetOf(
        this RequestSnapshot request, Misfile misfile, RecordKey key, IReadOnlyList<TrailLine> trail, Clinician reader, bool withTarget)
    {
        var self = Actors.PseudonymOf(reader.Id, key);
        string? Name(string? actor) => actor is null ? null : request.ActorName(actor, key);
        var isFirst = self == misfile.AskedBy || self == misfile.NamedBy;

        return new(
            misfile,
            [.. misfile.Items.Select(held => request.Item(held.Item)).OfType<MediaItem>().OrderBy(item => item.Ordinal)],
            key.Open(misfile.Reason, Misfile.ReasonPurpose),
            Name(misfile.AskedBy)!,
            Name(misfile.NamedBy),
            Name(misfile.DecidedBy),
            withTarget ? misfile.ReadTarget(key) : null,
            misfile.Viewers is { } viewers ? ViewersOf(request, misfile, viewers, key, trail) : null,
            isFirst)
        {
            MovedTo = misfile is { Decision: MisfileDecision.Move, SettledAt: not null } && (isFirst || self == misfile.DecidedBy) ? misfile.MovedTo(key) : null,
        };
    }

    private static IReadOnlyList<MisfileViewer> ViewersOf(
        RequestSnapshot request, Misfile misfile, IReadOnlyList<string> viewers, RecordKey key, IReadOnlyList<TrailLine> trail)
    {
        var items = misfile.Items.Select(held => MediaItem.KeyOf(held.Item)).ToHashSet(StringComparer.Ordinal);
        var views = trail.Where(line => line.Action == ViewMedia.Viewed && items.Contains(line.Object)).ToLookup(line => line.Actor, StringComparer.Ordinal);

        return [.. viewers.Where(views.Contains).Select(viewer => ViewerOf(request, misfile, viewer, key, [.. views[viewer]])).OrderBy(viewer => viewer.FirstAt)];
    }

    private static MisfileViewer ViewerOf(RequestSnapshot request, Misfile misfile, string viewer, RecordKey key, IReadOnlyList<TrailLine> views)
    {
        var actor = request.Find<ActorRow>(ActorRow.Prefix + viewer);
        var readAt = request.Find<MisfileRead>(MisfileRead.KeyOf(misfile.Id, viewer))?.At;
        return new(
            viewer,
            request.ActorName(viewer, key),
            actor?.Organisation ?? request.Head.Organisation,
            views.Min(line => line.Time),
            views.Any(SeenMarks.IsLarge),
            readAt ?? (viewer == misfile.AskedBy ? misfile.AskedAt : null))
        {
            CanBeTold = actor is { IsSystem: false, Person: not null },
        };
    }
}
