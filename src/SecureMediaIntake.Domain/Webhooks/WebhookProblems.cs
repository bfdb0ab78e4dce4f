using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Webhooks;

/// <summary>Every refusal about what systems are told, with its words.</summary>
public static class WebhookProblems
{
    public static Problem IdIsWrong { get; } = new("webhook-id-invalid", ProblemKind.Invalid, "This is not the id of a delivery or of a webhook.");

    public static Problem StateIsWrong { get; } = new("delivery-state-invalid", ProblemKind.Invalid, "Ask for state=dead.");

    public static Problem DeliveryIsUnknown { get; } = new("delivery-unknown", ProblemKind.NotFound, "There is no such delivery. They are kept for 30 days.");

    public static Problem WebhookIsUnknown { get; } = new("webhook-unknown", ProblemKind.NotFound, "There is no such webhook in the settings.");

    public static Problem HasEnded { get; } = new("webhook-ended", ProblemKind.Conflict, "The receiver answered 410. Have the webhook resumed first.");
}
