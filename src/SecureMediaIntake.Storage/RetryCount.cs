using System.Diagnostics.Metrics;

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

using SecureMediaIntake.Storage.KeyVault;

namespace SecureMediaIntake.Storage;

/// <summary>Counts the tries after the first: services that answer only at the second try are the first sign of one that will not.</summary>
internal sealed class RetryCount(Counter<long> retries, ClientOptions options) : HttpPipelineSynchronousPolicy
{
    private readonly string _service = options switch
    {
        TableClientOptions => "table",
        BlobClientOptions => "blob",
        QueueClientOptions => "queue",
        VaultClientOptions => "vault",
        _ => throw new ArgumentException("A client that no count is named for.", nameof(options)),
    };

    public static Counter<long> On(Meter meter) =>
        meter.CreateCounter<long>("smi.azure.retries", unit: "{try}", description: "Tries after the first, by service");

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.ProcessingContext.RetryNumber > 0)
        {
            retries.Add(1, new KeyValuePair<string, object?>("service", _service));
        }
    }
}
