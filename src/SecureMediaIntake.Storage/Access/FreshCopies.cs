using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Access;

namespace SecureMediaIntake.Storage.Access;

/// <summary>
/// Answers of the directory, kept for <see cref="IDirectory.Oldest"/>: a page of thirty pictures asks once. An answer's age counts from before it was asked
/// for, so a slow answer is not taken for a new one. A failed read leaves nothing behind: the old answer is not used again.
/// </summary>
internal sealed class FreshCopies<TKey, TValue>(TimeProvider clock)
    where TKey : notnull
{
    /// <summary>Most answers kept; over it the memory starts afresh, which costs reads, not safety.</summary>
    private const int MaxCopies = 10_000;

    private readonly ConcurrentDictionary<TKey, (long AskedAt, TValue Value)> _copies = new();

    public async Task<TValue> GetAsync(TKey key, Func<Task<TValue>> read)
    {
        var now = clock.GetTimestamp();

        if (_copies.TryGetValue(key, out var copy) && clock.GetElapsedTime(copy.AskedAt, now) < IDirectory.Oldest)
        {
            return copy.Value;
        }

        var value = await read();

        if (_copies.Count >= MaxCopies)
        {
            _copies.Clear();
        }

        _copies[key] = (now, value);
        return value;
    }
}
