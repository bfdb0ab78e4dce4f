using System.Globalization;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>A view link as staff read it.</summary>
/// <param name="Views">What was opened by it, and when first.</param>
public sealed record ViewLinkSheet(ViewLink Link, ViewLinkStatus State, ShownTo To, PatientFacts Patient, IReadOnlyList<ShownView> Views)
{
    public bool IsLive { get; init; }

    public override string ToString() => "view link sheet";
}

/// <summary>That an item was opened by the link.</summary>
public sealed record ShownView(MediaItem? Item, DateTimeOffset At);

/// <summary>Reads view links for whoever may stop them: the governance lead too, who sees no media.</summary>
public sealed class ReadViewLinks(OpenRequest requests, IRequestStore store, TimeProvider clock)
{
    /// <summary>One of them.</summary>
    public async Task<Outcome<ViewLinkSheet>> OneAsync(Clinician clinician, RequestId id, int number, CancellationToken cancellation) =>
        (await AllAsync(clinician, id, cancellation)).FirstOrDefault(sheet => sheet.Link.Number == number) is { } found ? found : RequestProblems.Unknown;

    /// <summary>All of a request, the newest first; none for whoever may not read them.</summary>
    public async Task<IReadOnlyList<ViewLinkSheet>> AllAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.StopSharing, id, cancellation);

        if (opened is null || !opened.Snapshot.All<ViewLink>().Any())
        {
            return [];
        }

        var (request, key, now) = (opened.Snapshot, opened.Key, clock.GetUtcNow());
        var views = new Dictionary<(string Link, string Item), TrailLine>();

        await foreach (var line in store.ReadTrailAsync(id, cancellation))
        {
            if (line.Action == ViewShown.Viewed && line.Reason is { } reason)
            {
                views.TryAdd((reason.Split('/')[0], line.Object), line);
            }
        }

        return
        [
            .. request.All<ViewLink>().OrderByDescending(link => link.Number).Select(link => new ViewLinkSheet(
                link,
                link.StateAt(now),
                ShownTo.Open(link, key),
                request.ReadAsked(key).Patient,
                [
                    .. views.Where(view => view.Key.Link == link.Number.ToString(CultureInfo.InvariantCulture)).OrderBy(view => view.Value.Time)
                        .Select(view => new ShownView(request.All<MediaItem>().FirstOrDefault(item => item.RowKey == view.Key.Item), view.Value.Time)),
                ])
            {
                IsLive = link.IsLiveAt(now),
            }),
        ];
    }
}
