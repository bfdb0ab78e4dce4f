using System.Buffers;

using Azure.Storage.Blobs.Specialized;

using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>Cuts what is added into blocks of one size, without regard to regions, as phones do, and puts each as soon as it is full.</summary>
internal sealed class StagedBlocks(BlockBlobClient blob, string prefix) : IDisposable
{
    public const int BlockSize = UploadLimits.MaxBlock;

    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private readonly BlockDigest _digest = new(BlockSize);
    private int _filled;
    private int _number;

    public async Task AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _digest.Add(bytes.Span);

        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(BlockSize - _filled, bytes.Length)];
            part.CopyTo(_block.AsMemory(_filled));
            _filled += part.Length;
            bytes = bytes[part.Length..];

            if (_filled == BlockSize)
            {
                await PutAsync(cancellation);
            }
        }
    }

    /// <returns>SHA-256 over the SHA-256 of the blocks, lower-case hexadecimal.</returns>
    public async Task<string> EndAsync(CancellationToken cancellation)
    {
        if (_filled > 0)
        {
            await PutAsync(cancellation);
        }

        return _digest.End().Digest;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_block);
        _digest.Dispose();
    }

    private async Task PutAsync(CancellationToken cancellation)
    {
        using var content = new MemoryStream(_block, 0, _filled, writable: false);
        await Outages.GuardAsync(
            "Staging a posted photo",
            () => blob.StageBlockAsync(BlockIds.Of(prefix, _number), content, options: null, cancellation),
            cancellation);
        _number++;
        _filled = 0;
    }
}
