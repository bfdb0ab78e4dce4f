using System.Security.Cryptography;

using SecureMediaIntake.Storage.Uploads;
using Xunit;

namespace SecureMediaIntake.Tests.Storage;

public sealed class BlockDigestTests
{
    [Theory]
    [InlineData(0, 4, 3)]
    [InlineData(1, 4, 3)]
    [InlineData(4, 4, 4)]
    [InlineData(8, 4, 8)]
    [InlineData(9, 4, 5)]
    [InlineData(1000, 256, 77)]
    [InlineData(1024, 256, 1000)]
    public void It_is_the_hash_of_the_blocks_hashes_however_the_bytes_arrive(int length, int block, int piece)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        using var digest = new BlockDigest(block);

        foreach (var part in bytes.Chunk(piece))
        {
            digest.Add(part);
        }

        var received = digest.End();
        Assert.Equal(length, received.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), received.Sha256);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes.Chunk(block).SelectMany(SHA256.HashData).ToArray())), received.Digest);
    }
}
