using System.Net;
using System.Text;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Sas;
using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Storage;
using Xunit;

namespace SecureMediaIntake.SystemTests.LocalWorld;

/// <summary>Storage takes the managed identity's token, and links made from it, as Azure does; and pages of the site's origin only.</summary>
[Collection(PartsWorldCollection.Name)]
public sealed class StorageTests(PartsWorld parts) : IDisposable
{
    private readonly HttpClient _client = parts.World.CreateClient();

    private World World => parts.World;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task What_infrastructure_makes_is_there()
    {
        var identity = new IdentityCredential(World);
        using var transport = new HttpClientTransport(_client);
        var account = World.Storage.Account;
        var blobs = new BlobServiceClient(account.BlobUri, identity, new BlobClientOptions { Transport = transport });
        var queues = new QueueServiceClient(account.QueueUri, identity, new QueueClientOptions { Transport = transport });
        var tables = new TableServiceClient(account.TableUri, identity, new TableClientOptions { Transport = transport });

        Assert.Equal(
            ["keys", "received", "renditions", "trail", "upload"], (await blobs.GetBlobContainersAsync().ToListAsync()).Select(one => one.Name).Order());
        Assert.Equal(["Directory", "EndedSessions", "LinkIndex", "RequestIndex", "Requests", "TextCounts", "Webhooks"], (await tables.QueryAsync().ToListAsync()).Select(one => one.Name).Order());
        Assert.Equal(
            [
                "check-request", "check-request-poison", "media-filed", "media-filed-poison",
                "media-received", "media-received-poison", "media-sealed", "media-sealed-poison", "webhook-owed", "webhook-owed-poison",
            ],
            (await queues.GetQueuesAsync().ToListAsync()).Select(one => one.Name).Order());
    }

    [Fact]
    public async Task A_link_made_with_the_identitys_delegation_key_writes_one_blob_and_no_other()
    {
        var blobs = Blobs();
        var link = await LinkAsync(blobs, "upload", "a-blob-of-a-test", BlobSasPermissions.Write | BlobSasPermissions.Create);

        using var written = await PutAsync(link, "bytes");
        using var elsewhere = await PutAsync(new(link.ToString().Replace("a-blob-of-a-test", "another-blob", StringComparison.Ordinal)), "bytes");

        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        var stored = await blobs.GetBlobContainerClient("upload").GetBlobClient("a-blob-of-a-test").DownloadContentAsync();
        Assert.Equal("bytes", stored.Value.Content.ToString());
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{World.Storage.Account.BlobUri}?comp=list"));
        request.Headers.Authorization = new("Bearer", World.Issuer.Issue("https://vault.azure.net"));
        request.Headers.Add("x-ms-version", "2023-11-03");
        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Azurites_well_known_account_cannot_sign_in()
    {
        var wellKnown = new Uri(World.Storage.Account.BlobUri, "/devstoreaccount1?comp=list");
        using var answer = await _client.GetAsync(wellKnown);

        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Only_pages_of_the_site_may_write_blobs()
    {
        Assert.Equal(HttpStatusCode.OK, await PreflightAsync(World.PublicOrigin.GetLeftPart(UriPartial.Authority), "PUT"));
        Assert.Equal(HttpStatusCode.Forbidden, await PreflightAsync("https://other.example", "PUT"));
        Assert.Equal(HttpStatusCode.Forbidden, await PreflightAsync(World.PublicOrigin.GetLeftPart(UriPartial.Authority), "GET"));
    }

    private BlobServiceClient Blobs() => new(
        World.Storage.Account.BlobUri, new IdentityCredential(World), new BlobClientOptions { Transport = new HttpClientTransport(_client) });

    private async Task<Uri> LinkAsync(BlobServiceClient blobs, string container, string blob, BlobSasPermissions permissions)
    {
        var now = TimeProvider.System.GetUtcNow();
        UserDelegationKey key = await blobs.GetUserDelegationKeyAsync(
            new BlobGetUserDelegationKeyOptions(now.AddMinutes(10)) { StartsOn = now.AddMinutes(-5) });
        var builder = new BlobSasBuilder(permissions, now.AddMinutes(5)) { BlobContainerName = container, BlobName = blob, Resource = "b" };
        return new BlobUriBuilder(blobs.GetBlobContainerClient(container).GetBlobClient(blob).Uri)
        {
            Sas = builder.ToSasQueryParameters(key, World.Storage.Account.Name),
        }.ToUri();
    }

    private async Task<HttpResponseMessage> PutAsync(Uri link, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, link) { Content = new StringContent(text, Encoding.UTF8) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        return await _client.SendAsync(request);
    }

    private async Task<HttpStatusCode> PreflightAsync(string origin, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri($"{World.Storage.Account.BlobUri}/upload/x?comp=block&blockid=AA"));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type,if-none-match,x-ms-blob-type,x-ms-version");
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }
}
