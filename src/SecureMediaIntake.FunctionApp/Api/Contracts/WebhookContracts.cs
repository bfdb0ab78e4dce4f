using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Api.Contracts;

/// <summary>What systems were told (docs/webhooks.md).</summary>
internal static class WebhookContracts
{
    private const string Webhook = "d1a7c0b9e8f74625a1b2c3d4e5f60718";
    private const string Delivery = "202612015f0c2b7e9d4a41c88a6e3b1d7c9f2e04";

    public static Contract List { get; } = new("listWebhooks", "List the organisation's webhooks")
    {
        Description = "They are settings; here is what their receivers said.",
        Answers = [Answer.Json(200, "All of them.", WebhookJson.Default.WebhookList, new WebhookList([Told("agreed")]))],
        Again = Repeat.Reads,
    };

    public static Contract ListDead { get; } = new("listDeadDeliveries", "List what could not be told")
    {
        Description = "The newest events first, at most 100: those that are sent again make room.",
        Parameters = [new("state", Place.Query, "Only what was given up is listed.", "dead", Values: ["dead"])],
        Answers = [Answer.Json(200, "Those that were given up.", WebhookJson.Default.DeliveryList, new DeliveryList([Given("dead", 9, "http-500")]))],
        Problems = [WebhookProblems.StateIsWrong],
        Again = Repeat.Reads,
    };

    public static Contract Replay { get; } = new("replayDelivery", "Have a delivery made again")
    {
        Description = "From the first try on, under the same webhook-id. It creates nothing.",
        Parameters = [new("delivery", Place.Path, "Of the delivery; its webhook-id.", Delivery, Pattern: "^[0-9]{8}[0-9a-f]{32}$")],
        Answers = [Answer.Json(202, "It is on its way.", WebhookJson.Default.DeliveryAnswer, Given("waiting", 9, "http-500"))],
        Problems = [WebhookProblems.IdIsWrong, WebhookProblems.DeliveryIsUnknown, WebhookProblems.HasEnded],
        Again = Repeat.IsHarmless,
    };

    public static Contract Resume { get; } = new("resumeWebhook", "Have a webhook that ended begin again")
    {
        Description = "After a 410. Its receiver is asked first, as at the beginning, and told what happens from now on.",
        Parameters = [Shared.Id("webhook", "Of the webhook.", Webhook)],
        Answers = [Answer.Json(200, "It will be asked.", WebhookJson.Default.WebhookAnswer, Told("not-asked"))],
        Problems = [WebhookProblems.IdIsWrong, WebhookProblems.WebhookIsUnknown],
        Again = Repeat.IsHarmless,
    };

    private static WebhookAnswer Told(string state) => new(
        Webhook, new("https://receiver.example.nhs.uk/hook"), [EventNames.ItemFiled, EventNames.ItemDisputed], state,
        state == "agreed" ? new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero) : null, EndedAt: null);

    private static DeliveryAnswer Given(string state, int tries, string cause) => new(
        Delivery, Webhook, EventNames.ItemFiled, "4adb50c7816f5370a7f621ee774cedb3", "9b1c4e7a2f605d3bb1c4e7a2f605d3b1", 31, new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), state, tries,
        new(2026, 12, 3, 12, 35, 0, TimeSpan.Zero), state == "waiting" ? new(2026, 12, 4, 8, 0, 0, TimeSpan.Zero) : null, cause);
}
