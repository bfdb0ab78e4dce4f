using Azure.Core.Pipeline;
using Azure.Data.Tables;

using SecureMediaIntake.LocalWorld;
using SecureMediaIntake.LocalWorld.Demo;

namespace SecureMediaIntake.SystemTests.Journey;

/// <summary>What must be gone when a request has reached its end: the phone's originals, and every effect that was owed.</summary>
internal sealed class LeftBehind(World world)
{
    private readonly BlobSearch _blobs = new(world);

    private readonly TableClient _requests = new(
        world.Storage.Account.TableUri,
        "Requests",
        new TableSharedKeyCredential(world.Storage.Account.Name, world.Storage.Account.Key),
        new TableClientOptions { Transport = new HttpClientTransport(world.CreateClient()) });

    /// <summary>Blobs that hold, or held, what phones sent.</summary>
    public async Task<int> OriginalsAsync() =>
        await _blobs.CountAsync("upload", CancellationToken.None) + await _blobs.CountAsync("received", CancellationToken.None);

    /// <summary>Waits until nothing of this request is owed, and no original is there that was not there before.</summary>
    public Task NothingAsync(string request, int originalsBefore) => Eventually.TrueAsync(
        async () => await OwedAsync(request) == 0 && await OriginalsAsync() <= originalsBefore,
        $"request {request} leaves no outbox row and no original behind");

    private async Task<int> OwedAsync(string request)
    {
        var owed = 0;

        await foreach (var row in _requests.QueryAsync<TableEntity>(row => row.PartitionKey == request))
        {
            owed += row.RowKey.StartsWith("outbox:", StringComparison.Ordinal) ? 1 : 0;
        }

        return owed;
    }
}
