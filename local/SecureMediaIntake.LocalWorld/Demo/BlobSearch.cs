using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>Looks at every byte in storage with the account's own key: what an intruder with all of it would find.</summary>
internal sealed class BlobSearch(World world)
{
    /// <summary>Bytes of a sample taken from the middle of each file: long enough never to stand in random bytes by chance.</summary>
    private const int SampleBytes = 32;

    private readonly BlobServiceClient _service = new(
        world.Storage.Account.BlobUri,
        new StorageSharedKeyCredential(world.Storage.Account.Name, world.Storage.Account.Key),
        new BlobClientOptions { Transport = new HttpClientTransport(world.CreateClient()) });

    /// <summary>How many blobs a container holds.</summary>
    public async Task<int> CountAsync(string container, CancellationToken cancellation)
    {
        var count = 0;

        await foreach (var _ in _service.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancellation))
        {
            count++;
        }

        return count;
    }

    /// <summary>Blobs that hold bytes of one of the files, or that start as a picture or a video does.</summary>
    public async Task<IReadOnlyList<string>> ReadableAsync(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var samples = files.Select(Sample).ToList();
        var found = new List<string>();

        await foreach (var container in _service.GetBlobContainersAsync(cancellationToken: cancellation))
        {
            var client = _service.GetBlobContainerClient(container.Name);

            await foreach (var blob in client.GetBlobsAsync(cancellationToken: cancellation))
            {
                var bytes = (await client.GetBlobClient(blob.Name).DownloadContentAsync(cancellation)).Value.Content.ToArray();

                if (samples.Any(sample => bytes.AsSpan().IndexOf(sample) >= 0) || HasSignature(bytes))
                {
                    found.Add($"{container.Name}/{blob.Name}");
                }
            }
        }

        return found;
    }

    private static byte[] Sample(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var from = Math.Max(0, (bytes.Length / 2) - SampleBytes);
        return bytes[from..Math.Min(bytes.Length, from + SampleBytes)];
    }

    private static bool HasSignature(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("ftypisom"u8) >= 0 || bytes.IndexOf("ftypqt  "u8) >= 0 || bytes.IndexOf("ftypheic"u8) >= 0
        || bytes.IndexOf("JFIF\0"u8) >= 0 || bytes.IndexOf("Exif\0\0"u8) >= 0 || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]);
}
