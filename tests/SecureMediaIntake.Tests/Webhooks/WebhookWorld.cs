using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Tests.Steps;

namespace SecureMediaIntake.Tests.Webhooks;

/// <summary>The journey's steps with a receiver: messages are delivered when their time has come, by a clock that only the test moves.</summary>
internal sealed class WebhookWorld
{
    private int _taken;

    public WebhookWorld(params Webhook[] webhooks)
    {
        Steps = new(webhooks: webhooks.Length == 0 ? [Webhook] : webhooks);
        Dead = new(Steps.Webhooks, Steps.Lists);
    }

    public static Webhook Webhook { get; } = new() { Address = new("https://receiver.example/hook"), Secret = "webhooks-x26t1" };

    public StepWorld Steps { get; }

    public InMemoryWebhooks Receiver => Steps.Webhooks;

    public DeadDeliveries Dead { get; }

    public DeliverEvent Deliver => new(Receiver, Receiver, Receiver, Receiver, Dead, Steps.Edges, Steps.Organisations, Steps.Site, Steps.Time);

    public Task<Outcome<Delivery>> ReplayAsync(DeliveryId id) =>
        new ReplayDelivery(Receiver, Receiver, Dead, Steps.Edges, Steps.Options, Steps.Time).RunAsync(StepWorld.Clinician, id, StepWorld.None);

    /// <summary>What lies on the queue, and how long it is hidden, since the last time.</summary>
    public IReadOnlyList<(PipelineMessage Message, TimeSpan Delay)> TakeMessages()
    {
        var sent = Steps.Edges.Sent.Where(one => one.Queue == PipelineQueue.WebhookOwed).Skip(_taken).Select(one => (one.Message, one.Delay)).ToList();
        _taken += sent.Count;
        return sent;
    }

    /// <summary>Gives every message to the function, each when its time has come, until none is left.</summary>
    /// <returns>How long each was hidden, first of all the one at once.</returns>
    public async Task<IReadOnlyList<TimeSpan>> RunAsync()
    {
        var delays = new List<TimeSpan>();

        for (var messages = TakeMessages(); messages.Count > 0; messages = TakeMessages())
        {
            foreach (var (message, delay) in messages.OrderBy(one => one.Delay))
            {
                Steps.Clock.Advance(delay);
                delays.Add(delay);
                Assert.True(DeliveryId.TryParse(message.Delivery, out var id));
                await Deliver.RunAsync(id, message.Attempt, StepWorld.None);
            }
        }

        return delays;
    }
}
