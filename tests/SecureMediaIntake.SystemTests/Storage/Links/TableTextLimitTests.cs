using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Links;
using Xunit;

namespace SecureMediaIntake.SystemTests.Storage.Links;

[Collection(StorageCollection.Name)]
public sealed class TableTextLimitTests(StorageWorld world)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public async Task A_number_has_three_places_a_day_and_a_text_keeps_the_place_that_it_has()
    {
        await using var services = world.NewServices();
        var limit = services.GetRequiredService<ITextLimit>();

        Assert.True(await limit.TryTakeAsync("+447700900001", Day, "a", 3, None));
        Assert.True(await limit.TryTakeAsync("+447700900001", Day, "b", 3, None));
        Assert.True(await limit.TryTakeAsync("+447700900001", Day, "c", 3, None));

        Assert.False(await limit.TryTakeAsync("+447700900001", Day, "d", 3, None));
        Assert.True(await limit.TryTakeAsync("+447700900001", Day, "b", 3, None));
        Assert.True(await limit.TryTakeAsync("+447700900002", Day, "d", 3, None));
        Assert.True(await limit.TryTakeAsync("+447700900001", Day.AddDays(1), "d", 3, None));

        await limit.ForgetBeforeAsync(Day.AddDays(1), None);
        Assert.True(await limit.TryTakeAsync("+447700900001", Day, "d", 3, None));
        await limit.ForgetBeforeAsync(Day.AddDays(2), None);
    }

    [Fact]
    public async Task Of_many_at_once_exactly_three_get_a_place()
    {
        await using var services = world.NewServices();
        var limit = services.GetRequiredService<ITextLimit>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => limit.TryTakeAsync("+447700900003", Day, $"text-{n}", 3, None)));

        Assert.Equal(3, taken.Count(one => one));
    }

    [Fact]
    public async Task A_lost_acknowledgement_takes_one_place_and_not_two()
    {
        using var network = new FaultyNetwork();
        await using var services = world.NewServices(network);
        var limit = services.GetRequiredService<ITextLimit>();

        Assert.True(await limit.TryTakeAsync("+447700900004", Day, "a", 2, None));
        network.LoseAnswers(1, request => request.Method == HttpMethod.Post);
        Assert.True(await limit.TryTakeAsync("+447700900004", Day, "b", 2, None));

        Assert.False(await limit.TryTakeAsync("+447700900004", Day, "c", 2, None));
    }
}
