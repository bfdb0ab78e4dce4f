using System.Security.Cryptography;

namespace SecureMediaIntake.LocalWorld.Storage;

/// <summary>Name, key and addresses of the world's storage account.</summary>
/// <param name="Key">Base64 of 64 bytes, as in Azure. For the Functions host and for tests; the product signs in instead.</param>
public sealed record StorageAccount(string Name, string Key, Uri BlobUri, Uri QueueUri, Uri TableUri)
{
    /// <summary>Bytes of an account key.</summary>
    private const int KeyBytes = 64;

    /// <summary>For the Functions host's own use.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=https;AccountName={Name};AccountKey={Key};" +
        $"BlobEndpoint={BlobUri};QueueEndpoint={QueueUri};TableEndpoint={TableUri};";

    /// <summary>
    /// A new name and key for each world: a program that has got another world's port, or Azurite's well-known account, cannot sign in.
    /// </summary>
    internal static StorageAccount New(int blobPort, int queuePort, int tablePort)
    {
        // 3 to 24 lower-case letters and digits.
        var name = $"world{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        return new(
            name,
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)),
            new($"https://127.0.0.1:{blobPort}/{name}"),
            new($"https://127.0.0.1:{queuePort}/{name}"),
            new($"https://127.0.0.1:{tablePort}/{name}"));
    }
}
