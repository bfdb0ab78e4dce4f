using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>A page of the list of requests.</summary>
/// <param name="Next">Where the next page begins, or null when there is no more.</param>
/// <param name="Counts">Of those that are open, by how far they are.</param>
public sealed record RequestPage(IReadOnlyList<RequestLine> Lines, string? Next, IReadOnlyList<(RequestProgress Progress, int Count)> Counts)
{
    public override string ToString() => "request page";
}

/// <summary>
/// C2. Lists say where to look; each line shown is opened and judged. So a page costs as many requests as it shows, and one that somebody may not read shows
/// nowhere, whatever a list says.
/// </summary>
public sealed class ReadLists(
    MergedLists lists, OpenRequest requests, FindSubject subjects, IPersonMarks marks, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <summary>Lines on one page.</summary>
    public const int PageLength = 25;

    /// <summary>Lines of the lists that one page looks through for the status that was asked for: ten portions of one list. It goes on where it stopped.</summary>
    private const int MostLookedThrough = 500;

    public async Task<RequestPage> RunAsync(Clinician clinician, ListFilter filter, CancellationToken cancellation)
    {
        var mark = await marks.OfAsync(organisations.ByCode(clinician.Organisation), clinician.Id, cancellation);
        var names = filter.ListsOf(await subjects.RunAsync(clinician, cancellation), mark);
        var now = clock.GetUtcNow();
        var lines = new List<RequestLine>();
        var looked = 0;
        string? last = null, next = null;

        await foreach (var listed in lists.ReadAsync(names, filter.After, cancellation))
        {
            if (lines.Count == PageLength || looked == MostLookedThrough)
            {
                next = last;
                break;
            }

            (looked, last) = (looked + 1, listed.Position);

            if ((filter.Progress is null || listed.ProgressAt(now) == filter.Progress) && await LineAsync(clinician, listed.Id, cancellation) is { } line)
            {
                lines.Add(line);
            }
        }

        return new(lines, next, CountsOf(await lists.OpenAsync(names, cancellation), now));
    }

    /// <summary>From the open ones alone: what is over grows for years, and nobody waits for it.</summary>
    public static IReadOnlyList<(RequestProgress Progress, int Count)> CountsOf(IEnumerable<ListedRequest> open, DateTimeOffset now) =>
    [
        .. open.Where(line => line.WaitingFor is not null || line.ProgressAt(now) is not (RequestProgress.Expired or RequestProgress.Cancelled or RequestProgress.Reviewed))
            .GroupBy(line => line.ProgressAt(now)).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())),
    ];

    private async Task<RequestLine?> LineAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.ListRequests, id, cancellation);

        if (opened is null)
        {
            return null;
        }

        var request = opened.Snapshot;
        var asked = request.ReadAsked(opened.Key);
        return new(
            id, PatientName.Of(asked.Patient), asked.Wanted, request.Head.CreatedAt, asked.RequesterName, request.ProgressAt(clock.GetUtcNow()),
            request.Items().Count(item => item.WasReceived));
    }
}
