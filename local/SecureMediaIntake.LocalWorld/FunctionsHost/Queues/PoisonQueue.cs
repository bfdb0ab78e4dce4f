using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Queues;

/// <summary>Takes the messages that failed too often.</summary>
internal sealed class PoisonQueue(QueueClient queue)
{
    private const string Suffix = "-poison";

    /// <summary>Longest name of a queue, in characters (Azure Storage, "Naming queues and metadata").</summary>
    private const int LongestName = 63;

    /// <summary>A poison queue has none of its own, nor has a name too long for the suffix.</summary>
    public static PoisonQueue? Of(string queueName, QueueAccount account) =>
        queueName.EndsWith(Suffix, StringComparison.Ordinal) || queueName.Length + Suffix.Length > LongestName
            ? null
            : new(account.Open(queueName + Suffix));

    /// <summary>Sends the body as it lies, undecoded: new id, dequeue count from 1, the service's own life of seven days.</summary>
    public async Task CopyAsync(QueueMessage message)
    {
        // No token: between the copy and the delete of the original the message is in two places.
        try
        {
            await queue.SendMessageAsync(message.Body, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await queue.SendMessageAsync(message.Body, cancellationToken: CancellationToken.None);
        }
    }
}
