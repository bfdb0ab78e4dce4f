using System.Diagnostics.Metrics;

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SecureMediaIntake.Storage;

/// <summary>Makes the SDK's clients, all with the same bounds, so that deadlines of the steps hold.</summary>
/// <param name="transport">How requests travel; null takes the SDK's own.</param>
internal sealed class StorageClients(TokenCredential credential, Meter meter, HttpPipelineTransport? transport)
{
    private readonly Counter<long> _retries = RetryCount.On(meter);

    /// <summary>Tries after the first. With <see cref="NetworkTimeout"/> a call ends within 45 s, inside the 60 s that a change may take.</summary>
    private const int MaxRetries = 3;

    /// <summary>Longest wait for one answer, or for the next bytes of one.</summary>
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    public BlobServiceClient Blobs(StorageOptions options) => new(options.BlobServiceUri, credential, Bounded(new BlobClientOptions()));

    public BlobServiceClient Intake(StorageOptions options) => new(options.IntakeServiceUri, credential, Bounded(new BlobClientOptions()));

    public TableServiceClient Tables(StorageOptions options) => new(options.TableServiceUri, credential, Bounded(new TableClientOptions()));

    public QueueServiceClient Queues(MediaQueuesOptions options) => new(
        options.QueueServiceUri,
        credential,
        // The Functions host undoes Base64 before it calls; a raw message would lie in poison, unread.
        Bounded(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));

    public TOptions Bounded<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = MaxRetries;
        options.Retry.Delay = FirstPause;
        options.Retry.MaxDelay = LongestPause;
        options.Retry.NetworkTimeout = NetworkTimeout;

        options.AddPolicy(new RetryCount(_retries, options), HttpPipelinePosition.PerRetry);

        if (transport is not null)
        {
            options.Transport = transport;
        }

        return options;
    }
}
