using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>Lists of requests, one for each team and person, written from the outbox and rebuildable from the partitions. Names: <see cref="ListNames"/>.</summary>
public interface IListedRequests
{
    /// <summary>Writes the request's line, unless the list has a newer one. Again, and in whatever order, is harmless.</summary>
    /// <exception cref="Outcomes.UnavailableException">Storage does not answer.</exception>
    Task PutAsync(string list, ListedRequest line, CancellationToken cancellation);

    /// <summary>Whether the list says the same of the request, or something newer.</summary>
    Task<bool> HasAsync(string list, ListedRequest line, CancellationToken cancellation);

    /// <summary>Newest first, those that are gone left out.</summary>
    /// <param name="after">The <see cref="ListedRequest.Position"/> at which the page before ended, or null.</param>
    Task<IReadOnlyList<ListedRequest>> PageAsync(string list, string? after, int limit, CancellationToken cancellation);

    /// <summary>All that is open, in no order: what has to be counted and what waits. What is over is not among it, so it stays as small as the work is.</summary>
    IAsyncEnumerable<ListedRequest> OpenAsync(string list, CancellationToken cancellation);

    /// <summary>Removes from the open ones what was over or gone before that instant.</summary>
    Task ForgetOverAsync(string list, DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>Names of lists.</summary>
public static class ListNames
{
    /// <summary>Of what no team was named for: everybody's of the organisation.</summary>
    private const string NoTeam = "none";

    public static string OfTeam(string organisation, string? team) => $"{organisation}:{team ?? NoTeam}";

    /// <param name="list">As <see cref="IPersonMarks"/> names it.</param>
    public static string OfPerson(string organisation, string list) => $"{organisation}:by-{list}";

    /// <summary>Every list on which a request stands: of the team that looks, of who asked, of who has it.</summary>
    public static IReadOnlyList<string> Of(RequestSnapshot request) =>
    [
        .. new[] { request.Head.RequesterList, request.Find<OwnerRow>(OwnerRow.Key)?.List }
            .OfType<string>().Select(list => OfPerson(request.Head.Organisation, list))
            .Append(OfTeam(request.Head.Organisation, request.Head.Team)).Distinct(),
    ];
}
