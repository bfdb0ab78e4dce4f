using System.Security.Cryptography;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>
/// The plain bytes of a sealed part, read once from first to last: at most one range lies in memory, and nothing on disk. At its end the whole is compared
/// with what was sealed, so what is sealed anew from it is the same picture, or nothing.
/// </summary>
internal sealed class RenditionStream(IRenditions renditions, RecordKey key, string purpose, SealedPart part) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _range = [];
    private int _at;
    private long _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="CryptographicException">These are not the bytes that were sealed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _range.Length)
        {
            if (_next == part.Length)
            {
                return 0;
            }

            _range = await renditions.OpenRangeAsync(key, purpose, part, _next, (int)Math.Min(IRenditions.MaxRange, part.Length - _next), cancellationToken);
            _hash.AppendData(_range);
            (_at, _next) = (0, _next + _range.Length);

            // Before its last bytes are handed on: what is given to an upload to the end is taken for whole.
            if (_next == part.Length && Convert.ToHexStringLower(_hash.GetCurrentHash()) != part.Sha256)
            {
                throw new CryptographicException("A sealed part is not what was sealed.");
            }
        }

        var count = Math.Min(buffer.Length, _range.Length - _at);
        _range.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Storage is read asynchronously.");

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        CryptographicOperations.ZeroMemory(_range);
        base.Dispose(disposing);
    }
}
