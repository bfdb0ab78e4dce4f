using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Links;

[Collection(StorageCollection.Name)]
public sealed class TableLinkIndexTests(StorageWorld world)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_link_is_found_by_the_hash_of_its_secret_and_cannot_be_led_elsewhere()
    {
        await using var services = world.NewServices();
        var index = services.GetRequiredService<ILinkIndex>();
        var hash = LinkSecret.New().Hash();
        var target = new LinkTarget(RequestId.New(), 2);

        await index.AddAsync(hash, target, None);
        await index.AddAsync(hash, new(RequestId.New(), 1), None);

        Assert.Equal(target, await index.FindAsync(hash, None));
        Assert.Null(await index.FindAsync(LinkSecret.New().Hash(), None));
    }

    [Fact]
    public async Task A_lost_acknowledgement_does_no_harm_and_silence_is_unavailable()
    {
        using var network = new FaultyNetwork();
        await using var services = world.NewServices(network);
        var index = services.GetRequiredService<ILinkIndex>();
        var hash = LinkSecret.New().Hash();
        var target = new LinkTarget(RequestId.New(), 1);

        network.LoseAnswers(1, _ => true);
        await index.AddAsync(hash, target, None);
        Assert.Equal(target, await index.FindAsync(hash, None));

        network.LoseRequests(int.MaxValue, _ => true);
        await Assert.ThrowsAsync<UnavailableException>(() => index.FindAsync(hash, None));
    }
}
