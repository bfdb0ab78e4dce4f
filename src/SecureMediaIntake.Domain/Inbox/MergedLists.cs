using System.Runtime.CompilerServices;

namespace SecureMediaIntake.Domain.Inbox;

/// <summary>Several lists read as one, newest first, each request once.</summary>
public sealed class MergedLists(IListedRequests lists)
{
    /// <summary>Lines that are read of one list at a time.</summary>
    private const int Portion = 50;

    public async IAsyncEnumerable<ListedRequest> ReadAsync(
        IReadOnlyList<string> names, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var heads = new List<IAsyncEnumerator<ListedRequest>>();

        try
        {
            foreach (var name in names)
            {
                var head = OneAsync(name, after, cancellation).GetAsyncEnumerator(cancellation);
                heads.Add(head);

                if (!await head.MoveNextAsync())
                {
                    heads.Remove(head);
                    await head.DisposeAsync();
                }
            }

            while (heads.MinBy(head => head.Current.Position, StringComparer.Ordinal) is { } first)
            {
                // A list may be behind another: the newer line counts.
                var same = heads.Where(head => head.Current.Position == first.Current.Position).ToList();
                yield return same.MaxBy(head => head.Current.Version)!.Current;

                foreach (var head in same)
                {
                    if (!await head.MoveNextAsync())
                    {
                        heads.Remove(head);
                        await head.DisposeAsync();
                    }
                }
            }
        }
        finally
        {
            foreach (var head in heads)
            {
                await head.DisposeAsync();
            }
        }
    }

    private async IAsyncEnumerable<ListedRequest> OneAsync(string name, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var at = after; ;)
        {
            var page = await lists.PageAsync(name, at, Portion, cancellation);

            foreach (var line in page)
            {
                yield return line;
            }

            if (page.Count < Portion)
            {
                yield break;
            }

            at = page[^1].Position;
        }
    }

    /// <summary>All that is open on any of them, each request once.</summary>
    public async Task<IReadOnlyList<ListedRequest>> OpenAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var found = new Dictionary<Requests.RequestId, ListedRequest>();

        foreach (var name in names)
        {
            await foreach (var line in lists.OpenAsync(name, cancellation))
            {
                if (!found.TryGetValue(line.Id, out var other) || other.Version < line.Version)
                {
                    found[line.Id] = line;
                }
            }
        }

        return [.. found.Values];
    }
}
