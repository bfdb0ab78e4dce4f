using System.Security.Cryptography;

using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Storage.Uploads;

/// <summary>Hashes a stream once, in two ways: as a whole, and block by block as the page did while it sent.</summary>
internal sealed class BlockDigest(int blockSize) : IDisposable
{
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _block = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _blocks = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        _whole.AppendData(bytes);

        while (bytes.Length > 0)
        {
            var room = blockSize - (int)(_length % blockSize);
            var part = bytes[..Math.Min(room, bytes.Length)];
            _block.AppendData(part);
            _length += part.Length;
            bytes = bytes[part.Length..];

            if (_length % blockSize == 0)
            {
                EndBlock();
            }
        }
    }

    /// <returns>Length and hashes of everything added. The digest is SHA-256 over the blocks' raw hashes, one after the other.</returns>
    public ReceivedBytes End()
    {
        if (_length % blockSize != 0)
        {
            EndBlock();
        }

        return new(_length, Convert.ToHexStringLower(_whole.GetHashAndReset()), Convert.ToHexStringLower(_blocks.GetHashAndReset()));
    }

    public void Dispose()
    {
        _whole.Dispose();
        _block.Dispose();
        _blocks.Dispose();
    }

    private void EndBlock() => _blocks.AppendData(_block.GetHashAndReset());
}
