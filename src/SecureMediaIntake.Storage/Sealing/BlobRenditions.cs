using System.Security.Cryptography;

using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Storage.Sealing;

/// <summary>
/// <see cref="IRenditions"/> over the container <c>renditions</c>: written by the SDK's client-side encryption, read by <see cref="SealedReader"/>.
/// </summary>
internal sealed class BlobRenditions(BlobServiceClient blobs) : IRenditions
{
    /// <summary>Bytes that travel at once, and how many such pieces: what one upload may take of memory.</summary>
    private const int PieceBytes = 4 * 1024 * 1024;

    private const int Pieces = 2;

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Renditions);

    public async Task<SealReceipt> SealAsync(RecordKey key, string purpose, Stream clean, CancellationToken cancellation)
    {
        var name = OpaqueId.New();

        try
        {
            return await Outages.GuardAsync("Sealing", () => UploadAsync(key, purpose, name, clean, cancellation), cancellation);
        }
        catch (UnavailableException)
        {
            await ForgetAsync(name);
            throw;
        }
    }

    public async Task<byte[]> OpenRangeAsync(
        RecordKey key, string purpose, SealedPart part, long offset, int length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, IRenditions.MaxRange);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, part.Length - offset);

        if (part.KeyId != RecordKeyWrap.IdOf(key))
        {
            throw new CryptographicException("A part was sealed under another key than its request's.");
        }

        return length == 0
            ? []
            : await Outages.GuardAsync(
                "Reading a sealed part",
                () => SealedReader.ReadAsync(
                    _container.GetBlobClient(part.Blob), new RecordKeyWrap(key, purpose, part.Blob), part, offset, length, cancellation),
                cancellation);
    }

    public Task<bool> HasAsync(string blob, CancellationToken cancellation) => Outages.GuardAsync(
        "Looking for a sealed part", async () => (await _container.GetBlobClient(blob).ExistsAsync(cancellation)).Value, cancellation);

    public Task DeleteAsync(string blob, CancellationToken cancellation) =>
        Outages.GuardAsync("Removing a sealed part", () => _container.RemoveAsync(blob, cancellation), cancellation);

    private async Task<SealReceipt> UploadAsync(
        RecordKey key, string purpose, string name, Stream clean, CancellationToken cancellation)
    {
        var wrap = new RecordKeyWrap(key, purpose, name);
        var plain = _container.GetBlobClient(name);
        var encrypting = plain.WithClientSideEncryptionOptions(
            new(ClientSideEncryptionVersion.V2_0) { KeyEncryptionKey = wrap, KeyWrapAlgorithm = RecordKeyWrap.Algorithm });

        try
        {
            var written = await encrypting.UploadAsync(
                clean,
                new BlobUploadOptions
                {
                    HttpHeaders = new() { ContentType = "application/octet-stream" },
                    Conditions = new() { IfNoneMatch = ETag.All },
                    TransferOptions = new() { InitialTransferSize = PieceBytes, MaximumTransferSize = PieceBytes, MaximumConcurrency = Pieces },
                },
                cancellation);
            return new(name, written.Value.ETag.ToString(), wrap.KeyId);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Nobody else knows this random name: it is our own first try, whose acknowledgement was lost.
            var found = await plain.GetPropertiesAsync(conditions: null, cancellation);
            return new(name, found.Value.ETag.ToString(), wrap.KeyId);
        }
    }

    /// <summary>Clears what a failed try may have left. Not with the caller's token: a caller that gave up leaves something behind too.</summary>
    private async Task ForgetAsync(string name)
    {
        try
        {
            await DeleteAsync(name, CancellationToken.None);
        }
        catch (UnavailableException)
        {
            // No row names it, so nobody will ever read it; without its key's purpose it is noise.
        }
    }
}
