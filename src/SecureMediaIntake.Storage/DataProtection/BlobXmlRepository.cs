using System.Xml.Linq;

using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

using Microsoft.AspNetCore.DataProtection.Repositories;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Storage.DataProtection;

/// <summary>Keys of sign-in cookies as blobs in <c>keys</c>, each written once, so that every instance reads what any of them made.</summary>
/// <remarks>Synchronous, as the interface is: called a few times a day, outside any request that carries media.</remarks>
internal sealed class BlobXmlRepository(BlobServiceClient blobs) : IXmlRepository
{
    /// <summary>Longest wait for storage: the framework may ask before the server listens, and the Functions host waits 30 s for that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Folder = "data-protection/";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Keys);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var limit = new CancellationTokenSource(Patience);
        return [.. _container.GetBlobs(new GetBlobsOptions { Prefix = Folder }, limit.Token).Select(blob => Read(blob.Name, limit.Token))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        // A name of our own: what the framework calls it may one day hold characters that a blob's name cannot.
        var blob = _container.GetBlobClient($"{Folder}{OpaqueId.From(friendlyName)}.xml");
        var text = BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting));

        using var limit = new CancellationTokenSource(Patience);

        try
        {
            blob.Upload(text, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, limit.Token);
        }
        catch (RequestFailedException there) when (there.Status == 409 && Same(blob, text))
        {
            // Our own first try, whose acknowledgement was lost.
        }
    }

    private static bool Same(BlobClient blob, BinaryData text) =>
        blob.DownloadContent().Value.Content.ToMemory().Span.SequenceEqual(text.ToMemory().Span);

    private XElement Read(string name, CancellationToken limit) =>
        XElement.Parse(_container.GetBlobClient(name).DownloadContent(limit).Value.Content.ToString());
}
