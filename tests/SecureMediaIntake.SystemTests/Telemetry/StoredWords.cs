using System.Text;

using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

using SecureMediaIntake.LocalWorld;

namespace SecureMediaIntake.SystemTests.Telemetry;

/// <summary>Everything in storage that is no media: keys and columns of tables, names and metadata of blobs, messages on queues.</summary>
internal sealed class StoredWords(World world)
{
    public async Task<string> ReadAsync()
    {
        using var client = world.CreateClient();
        using var transport = new HttpClientTransport(client);
        var words = new StringBuilder();
        await TablesAsync(words, transport);
        await BlobsAsync(words, transport);
        await QueuesAsync(words, transport);
        return words.ToString();
    }

    /// <summary>Who works in an organisation is in its directory in clear: that is the directory.</summary>
    private async Task TablesAsync(StringBuilder words, HttpPipelineTransport transport)
    {
        var tables = new TableServiceClient(world.Storage.Account.ConnectionString, new TableClientOptions { Transport = transport });

        await foreach (var table in tables.QueryAsync(table => table.Name != "Directory"))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                words.AppendLine(string.Join('\t', row.Select(column => $"{column.Key}={(column.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : column.Value)}")));
            }
        }
    }

    private async Task BlobsAsync(StringBuilder words, HttpPipelineTransport transport)
    {
        var account = world.Storage.Account;
        var blobs = new BlobServiceClient(account.BlobUri, new StorageSharedKeyCredential(account.Name, account.Key), new BlobClientOptions { Transport = transport });

        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(BlobTraits.All, BlobStates.All, prefix: null, CancellationToken.None))
            {
                words.AppendLine($"{container.Name}/{blob.Name}\t{string.Join('\t', blob.Metadata.Concat(blob.Tags ?? new Dictionary<string, string>()))}");
            }
        }
    }

    private async Task QueuesAsync(StringBuilder words, HttpPipelineTransport transport)
    {
        var queues = new QueueServiceClient(world.Storage.Account.ConnectionString, new QueueClientOptions { Transport = transport });

        await foreach (var queue in queues.GetQueuesAsync())
        {
            foreach (var message in (await queues.GetQueueClient(queue.Name).PeekMessagesAsync(32)).Value)
            {
                words.AppendLine($"{queue.Name}\t{message.Body}\t{Encoding.UTF8.GetString(Convert.FromBase64String(message.Body.ToString()))}");
            }
        }
    }
}
