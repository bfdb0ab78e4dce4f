namespace SecureMediaIntake.LocalWorld.Webhooks;

/// <summary>A try of an event, as it arrived.</summary>
/// <param name="Id">Header <c>webhook-id</c>.</param>
/// <param name="Type">Of the event; empty where the body is none.</param>
/// <param name="IsGenuine">Whether the signature fits the body and is not older than five minutes.</param>
/// <param name="Origin">Header <c>WebHook-Request-Origin</c>.</param>
/// <param name="Answered">The status that it got.</param>
public sealed record ReceivedEvent(DateTimeOffset At, string Id, string Type, string ContentType, string Body, bool IsGenuine, string Origin, int Answered);
