using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Storage.Health;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Health;

[Collection(StorageCollection.Name)]
public sealed class StorageHealthTests(StorageWorld world)
{
    [Fact]
    public async Task Every_service_that_answers_is_healthy()
    {
        await using var services = world.NewServices();
        var health = services.GetRequiredService<StorageHealth>();

        Assert.True(await health.TablesAsync(CancellationToken.None));
        Assert.True(await health.BlobsAsync(CancellationToken.None));
        Assert.True(await health.QueuesAsync(CancellationToken.None));
        Assert.True(await health.VaultAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Silence_is_told_within_the_limit()
    {
        using var network = new FaultyNetwork();
        await using var services = world.NewServices(network);
        var health = services.GetRequiredService<StorageHealth>();
        network.LoseRequests(int.MaxValue, _ => true);
        var started = Stopwatch.GetTimestamp();

        var answers = await Task.WhenAll(
            health.TablesAsync(CancellationToken.None),
            health.BlobsAsync(CancellationToken.None),
            health.QueuesAsync(CancellationToken.None),
            health.VaultAsync(CancellationToken.None));

        Assert.All(answers, Assert.False);
        Assert.True(Stopwatch.GetElapsedTime(started) < StorageHealth.Limit + TimeSpan.FromSeconds(5));
    }
}
