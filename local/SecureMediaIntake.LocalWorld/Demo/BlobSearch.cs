using Azure;
using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace SecureMediaIntake.LocalWorld.Demo;

/// <summary>Looks at every byte in storage with the account's own key: what an intruder with all of it would find.</summary>
internal sealed class BlobSearch(World world)
{
    /// <summary>Bytes of a sample taken from the middle of each file: long enough never to stand in random bytes by chance.</summary>
    private const int SampleBytes = 32;

    /// <summary>Bytes looked at in one piece.</summary>
    private const int PieceBytes = 1 << 20;

    private readonly BlobServiceClient _service = new(
        world.Storage.Account.BlobUri,
        new StorageSharedKeyCredential(world.Storage.Account.Name, world.Storage.Account.Key),
        new BlobClientOptions { Transport = new HttpClientTransport(world.CreateClient()) });

    /// <summary>How many blobs a container holds.</summary>
    public Task<int> CountAsync(string container, CancellationToken cancellation) =>
        CountAsync(_service.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: cancellation));

    /// <summary>How many it holds whose names begin so, those of which only blocks were put included.</summary>
    public Task<int> CountAsync(string container, string start, CancellationToken cancellation) =>
        CountAsync(_service.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, start, cancellation));

    private static async Task<int> CountAsync(AsyncPageable<BlobItem> blobs)
    {
        var count = 0;

        await foreach (var _ in blobs)
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
                await using var bytes = await client.GetBlobClient(blob.Name).OpenReadAsync(cancellationToken: cancellation);

                if (await IsReadableAsync(bytes, samples, cancellation))
                {
                    found.Add($"{container.Name}/{blob.Name}");
                }
            }
        }

        return found;
    }

    /// <summary>Piece by piece, each with the end of the one before: a video of 2,000 MiB does not fit into memory.</summary>
    private static async Task<bool> IsReadableAsync(Stream blob, IReadOnlyList<byte[]> samples, CancellationToken cancellation)
    {
        var piece = new byte[PieceBytes];
        var kept = 0;
        var isFirst = true;
        int read;

        while ((read = await blob.ReadAtLeastAsync(piece.AsMemory(kept), piece.Length - kept, throwOnEndOfStream: false, cancellation)) > 0)
        {
            var bytes = piece.AsMemory(0, kept + read);

            if (samples.Any(sample => bytes.Span.IndexOf(sample) >= 0) || HasSignature(bytes.Span, isFirst))
            {
                return true;
            }

            kept = Math.Min(SampleBytes, bytes.Length);
            bytes[^kept..].CopyTo(piece);
            isFirst = false;
        }

        return false;
    }

    private static byte[] Sample(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = Math.Max(0, (file.Length / 2) - SampleBytes);
        var sample = new byte[SampleBytes];
        return sample[..file.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false)];
    }

    private static bool HasSignature(ReadOnlySpan<byte> bytes, bool isStart) =>
        bytes.IndexOf("ftypisom"u8) >= 0 || bytes.IndexOf("ftypqt  "u8) >= 0 || bytes.IndexOf("ftypheic"u8) >= 0
        || bytes.IndexOf("JFIF\0"u8) >= 0 || bytes.IndexOf("Exif\0\0"u8) >= 0 || (isStart && bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]));
}
