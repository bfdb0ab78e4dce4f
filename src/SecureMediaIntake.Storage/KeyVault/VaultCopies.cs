using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>
/// What was fetched from the vault by name, kept and refreshed: public keys and secrets. A copy outlives the vault's absence, so that new
/// requests can be made meanwhile.
/// </summary>
internal sealed class VaultCopies<T>(string what, Func<string, CancellationToken, Task<T>> fetch, TimeProvider clock)
{
    /// <summary>How old a copy may be: a rotated key or secret is taken up within the hour.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>How long a failed refresh is left alone, so that a vault that is away does not slow down every single call.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait for a refresh where a copy is at hand.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);

    /// <exception cref="UnavailableException">It was never fetched and cannot be now.</exception>
    public async Task<T> GetAsync(string name, CancellationToken cancellation) =>
        _copies.TryGetValue(name, out var copy)
            ? clock.GetUtcNow() < copy.RefreshAt ? copy.Value : await RefreshAsync(name, copy, cancellation)
            : await FetchAsync(name, cancellation);

    /// <summary>A copy that is newer than the last one, for a reader to whom that one did not fit; the same one within a minute.</summary>
    public async Task<T> GetNewerAsync(string name, CancellationToken cancellation) =>
        _copies.TryGetValue(name, out var copy)
            ? clock.GetUtcNow() < copy.FetchedAt + Pause ? copy.Value : await RefreshAsync(name, copy, cancellation)
            : await FetchAsync(name, cancellation);

    /// <summary>Something newer that was not fetched by itself.</summary>
    public void Put(string name, T value)
    {
        var now = clock.GetUtcNow();
        _copies[name] = new(value, now, now + Fresh);
    }

    private async Task<T> RefreshAsync(string name, Copy old, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);

        try
        {
            return await FetchAsync(name, either.Token);
        }
        catch (Exception cause) when (cause is UnavailableException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            _copies[name] = old with { RefreshAt = clock.GetUtcNow() + Pause };
            return old.Value;
        }
    }

    private async Task<T> FetchAsync(string name, CancellationToken cancellation)
    {
        var value = await VaultOutages.GuardAsync(what, () => fetch(name, cancellation), cancellation);
        Put(name, value);
        return value;
    }

    private sealed record Copy(T Value, DateTimeOffset FetchedAt, DateTimeOffset RefreshAt);
}
