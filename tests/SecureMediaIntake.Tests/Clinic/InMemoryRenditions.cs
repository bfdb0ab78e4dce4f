using System.Collections.Concurrent;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Sealed files in memory, read through the same narrow door: at most one region at a time.</summary>
internal sealed class InMemoryRenditions : IRenditions
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new();

    /// <summary>From this byte on nothing opens: the bytes were changed.</summary>
    public long BrokenFrom { get; set; } = long.MaxValue;

    /// <summary>Called before each read.</summary>
    public Func<Task> Reading { get; set; } = () => Task.CompletedTask;

    public int Count => _blobs.Count;

    public void Add(string blob, byte[] plain) => _blobs[blob] = plain;

    public async Task<byte[]> OpenRangeAsync(
        RecordKey key, string purpose, SealedPart part, long offset, int length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, IRenditions.MaxRange);
        await Reading();

        // What is gone cannot be opened, as in storage.
        return offset + length > BrokenFrom || !_blobs.TryGetValue(part.Blob, out var plain)
            ? throw new AuthenticationTagMismatchException("These are not the bytes that were sealed.")
            : plain.AsSpan((int)offset, length).ToArray();
    }

    public async Task<SealReceipt> SealAsync(RecordKey key, string purpose, Stream clean, CancellationToken cancellation)
    {
        using var plain = new MemoryStream();
        await clean.CopyToAsync(plain, cancellation);
        var blob = OpaqueId.New();
        _blobs[blob] = plain.ToArray();
        return new(blob, "etag", "key");
    }

    public Task<bool> HasAsync(string blob, CancellationToken cancellation) => Task.FromResult(_blobs.ContainsKey(blob));

    public Task DeleteAsync(string blob, CancellationToken cancellation) => Task.FromResult(_blobs.TryRemove(blob, out _));
}
