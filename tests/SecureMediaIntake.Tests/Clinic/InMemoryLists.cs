using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Lists of requests in memory, and marks that anybody could compute.</summary>
internal sealed class InMemoryLists : IRequestLists, IPersonMarks
{
    private readonly ConcurrentDictionary<(string List, ListEntry Entry), bool> _entries = new();

    public IReadOnlyList<string> Names => [.. _entries.Keys.Select(key => key.List)];

    /// <summary>As before there were such lists.</summary>
    public void Clear() => _entries.Clear();

    public Task AddAsync(string list, ListEntry entry, CancellationToken cancellation)
    {
        _entries[(list, entry)] = true;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string list, ListEntry entry, CancellationToken cancellation)
    {
        _entries.TryRemove((list, entry), out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ListEntry>> OfAsync(string list, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ListEntry>>([.. _entries.Keys.Where(key => key.List == list).Select(key => key.Entry).OrderBy(entry => entry.About, StringComparer.Ordinal).Take(limit)]);

    public Task<string> OfAsync(Organisation organisation, NhsNumber number, CancellationToken cancellation) =>
        Task.FromResult(OpaqueId.From("patient-mark", organisation.Code, number.Value));

    public Task<string> OfAsync(Organisation organisation, PersonId person, CancellationToken cancellation) =>
        Task.FromResult(OpaqueId.From("mark", organisation.Code, person.Identity));
}
