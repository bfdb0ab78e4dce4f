using System.Text.Json.Serialization;

namespace SecureMediaIntake.LocalWorld.Texts;

// The bodies of the REST API: https://docs.notifications.service.gov.uk/rest-api.html

internal sealed record WireSent(string Id, string? Reference, WireContent Content, string Uri, WireTemplate Template, string? ScheduledFor);

internal sealed record WireContent(string Body, string FromNumber);

internal sealed record WireSentEmail(string Id, string? Reference, WireEmailContent Content, string Uri, WireTemplate Template, string? ScheduledFor);

internal sealed record WireEmailContent(string Body, string FromEmail, string Subject);

internal sealed record WireTemplate(string Id, int Version, string Uri);

internal sealed record WireNotification(string Id, string? Reference, string PhoneNumber, string Status, WireTemplate Template, string Body)
{
    public string Type { get; init; } = "sms";

    // Always there and null for a text: clients read one shape for texts, e-mails and letters.
    public string? EmailAddress { get; init; }

    [JsonPropertyName("line_1")]
    public string? Line1 { get; init; }

    [JsonPropertyName("line_2")]
    public string? Line2 { get; init; }

    [JsonPropertyName("line_3")]
    public string? Line3 { get; init; }

    [JsonPropertyName("line_4")]
    public string? Line4 { get; init; }

    [JsonPropertyName("line_5")]
    public string? Line5 { get; init; }

    [JsonPropertyName("line_6")]
    public string? Line6 { get; init; }

    public string? Postcode { get; init; }

    public string? Subject { get; init; }

    public string? CreatedByName { get; init; }

    public string? ScheduledFor { get; init; }

    public required string CreatedAt { get; init; }

    public string? SentAt { get; init; }

    public string? CompletedAt { get; init; }
}

internal sealed record WireNotifications(IReadOnlyList<WireNotification> Notifications, WireLinks Links);

internal sealed record WireLinks(string Current, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Next);

internal sealed record WireErrors(int StatusCode, IReadOnlyList<WireError> Errors);

internal sealed record WireError(string Error, string Message);

/// <summary>What the service posts to a call-back address once a text has its final status.</summary>
internal sealed record WireReceipt(
    string Id, string? Reference, string To, string Status, string CreatedAt, string? CompletedAt, string? SentAt, string NotificationType,
    string TemplateId, int TemplateVersion);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WireSent))]
[JsonSerializable(typeof(WireSentEmail))]
[JsonSerializable(typeof(WireNotification))]
[JsonSerializable(typeof(WireNotifications))]
[JsonSerializable(typeof(WireErrors))]
[JsonSerializable(typeof(WireReceipt))]
internal sealed partial class NotifyJson : JsonSerializerContext;
