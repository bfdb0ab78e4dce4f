using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.SystemTests.Storage.Webhooks;

/// <summary>Deliveries, subscriptions and secrets on real tables and the vault's protocol.</summary>
[Collection(StorageCollection.Name)]
public sealed class TableDeliveriesTests(StorageWorld world)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_delivery_is_written_once_and_comes_back_as_it_was()
    {
        await using var services = world.NewServices();
        var deliveries = services.GetRequiredService<IDeliveries>();
        var delivery = NewDelivery(At, ItemId.New().Value) with { LastTriedAt = At.AddMinutes(1), Cause = "http-500", Tries = 1 };

        await deliveries.AddAsync(delivery, None);
        await deliveries.AddAsync(delivery with { Tries = 0, Cause = null }, None);

        Assert.Equal(delivery, (await deliveries.FindAsync(delivery.Id, None))!.Delivery);
        Assert.Null(await deliveries.FindAsync(NewDelivery(At).Id, None));
    }

    [Fact]
    public async Task Of_two_who_change_it_one_wins()
    {
        await using var services = world.NewServices();
        var deliveries = services.GetRequiredService<IDeliveries>();
        var delivery = NewDelivery(At);
        await deliveries.AddAsync(delivery, None);
        var seen = (await deliveries.FindAsync(delivery.Id, None))!;

        Assert.True(await deliveries.TryReplaceAsync(seen, delivery with { State = DeliveryState.Dead }, None));
        Assert.False(await deliveries.TryReplaceAsync(seen, delivery with { State = DeliveryState.Delivered }, None));

        Assert.Equal(DeliveryState.Dead, (await deliveries.FindAsync(delivery.Id, None))!.Delivery.State);
    }

    [Fact]
    public async Task What_is_old_is_found_by_its_day_and_subscriptions_are_not()
    {
        await using var services = world.NewServices();
        var (deliveries, subscriptions) = (services.GetRequiredService<IDeliveries>(), services.GetRequiredService<ISubscriptions>());
        var (old, young) = (NewDelivery(new(2020, 1, 31, 23, 59, 59, TimeSpan.Zero)), NewDelivery(new(2020, 2, 1, 0, 0, 0, TimeSpan.Zero)));
        await deliveries.AddAsync(old, None);
        await deliveries.AddAsync(young, None);
        var subscription = new Subscription("AAA01", OpaqueId.New(), "media.example", At, EndedAt: null);
        await subscriptions.PutAsync(subscription, None);

        var found = await deliveries.BeforeAsync(new(2020, 2, 1), None).ToListAsync();
        await deliveries.RemoveAsync(old.Id, None);
        await deliveries.RemoveAsync(old.Id, None);

        Assert.Equal([old], found);
        Assert.Null(await deliveries.FindAsync(old.Id, None));
        Assert.NotNull(await deliveries.FindAsync(young.Id, None));
        Assert.Equal(subscription, await subscriptions.FindAsync("AAA01", subscription.Webhook, None));
        Assert.Null(await subscriptions.FindAsync("BBB02", subscription.Webhook, None));

        var ended = subscription with { Origin = null, AgreedAt = null, EndedAt = At };
        await subscriptions.PutAsync(ended, None);
        Assert.Equal(ended, await subscriptions.FindAsync("AAA01", subscription.Webhook, None));
        await deliveries.RemoveAsync(young.Id, None);
    }

    [Fact]
    public async Task The_vault_holds_one_secret_or_two()
    {
        await using var services = world.NewServices();
        var secrets = services.GetRequiredService<IWebhookSecrets>();
        var (one, two) = (new byte[24], Enumerable.Repeat((byte)7, 32).ToArray());
        await world.Vault.SetSecretAsync("webhooks-two", $"whsec_{Convert.ToBase64String(two)} whsec_{Convert.ToBase64String(one)}");
        await world.Vault.SetSecretAsync("webhooks-none", "not a secret");

        Assert.Equal([two, one], await secrets.OfAsync("webhooks-two", None));
        await Assert.ThrowsAsync<InvalidDataException>(() => secrets.OfAsync("webhooks-none", None));
        await Assert.ThrowsAsync<UnavailableException>(() => secrets.OfAsync("webhooks-missing", None));
    }

    private static Delivery NewDelivery(DateTimeOffset at, string item = "")
    {
        var (request, happened) = (RequestId.New(), new JourneyEvent(EventNames.ItemFiled, 7, at, item));
        return new()
        {
            Id = DeliveryId.Of(request, happened, "a webhook"), Organisation = "AAA01", Webhook = "a webhook", Request = request, Event = happened, NextAt = at.AddSeconds(5),
        };
    }
}
