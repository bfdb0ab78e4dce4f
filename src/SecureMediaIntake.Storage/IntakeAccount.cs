using Azure.Storage.Blobs;

namespace SecureMediaIntake.Storage;

/// <summary>
/// The account that browsers write to. Apart from the one of renditions, because what is deleted here must be gone: no soft delete, no versions. A
/// type of its own, so that neither can be taken for the other.
/// </summary>
internal sealed class IntakeAccount(BlobServiceClient service)
{
    public BlobServiceClient Service => service;

    public BlobContainerClient Upload { get; } = service.GetBlobContainerClient(Containers.Upload);

    public BlobContainerClient Received { get; } = service.GetBlobContainerClient(Containers.Received);
}
