using System.Security.Cryptography;

namespace SecureMediaIntake.Storage.KeyVault;

/// <summary>
/// Record keys that were unwrapped lately, so that a viewing session costs the vault one call and not one for each range. Whoever asks read the
/// key row first, so what is erased is not asked for.
/// </summary>
internal sealed class OpenedKeys(TimeProvider clock) : IDisposable
{
    /// <summary>How long a key stays: the portal's idle lock.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Most keys held; beyond it the oldest goes. A thousand patients' media at once is more than one instance shows.</summary>
    internal const int MaxKeys = 1_000;

    // One lock for looking and clearing: a key that is zeroed while it is copied would seal new media under zeros.
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Opened> _byWrapped = new(StringComparer.Ordinal);
    private readonly Queue<(string Wrapped, Opened Key)> _oldestFirst = new();

    /// <summary>A copy of the key, for the caller to clear; null when it is not here.</summary>
    public byte[]? TryCopy(string wrapped)
    {
        lock (_gate)
        {
            DropOld(MaxKeys);
            return _byWrapped.TryGetValue(wrapped, out var opened) ? [.. opened.Bytes] : null;
        }
    }

    /// <param name="key">Copied.</param>
    public void Keep(string wrapped, ReadOnlySpan<byte> key)
    {
        lock (_gate)
        {
            DropOld(MaxKeys - 1);
            var opened = new Opened(key.ToArray(), clock.GetUtcNow() + Life);

            if (_byWrapped.TryAdd(wrapped, opened))
            {
                _oldestFirst.Enqueue((wrapped, opened));
            }
            else
            {
                CryptographicOperations.ZeroMemory(opened.Bytes);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            DropOld(atMost: 0);
        }
    }

    private void DropOld(int atMost)
    {
        var now = clock.GetUtcNow();

        while (_oldestFirst.TryPeek(out var oldest) && (_oldestFirst.Count > atMost || oldest.Key.Until <= now))
        {
            _oldestFirst.Dequeue();
            _byWrapped.Remove(oldest.Wrapped);
            CryptographicOperations.ZeroMemory(oldest.Key.Bytes);
        }
    }

    private sealed record Opened(byte[] Bytes, DateTimeOffset Until);
}
