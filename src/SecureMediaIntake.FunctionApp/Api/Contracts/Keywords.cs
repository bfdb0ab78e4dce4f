using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Api.Contracts;

/// <summary>What the types alone do not say about their members: limits and states, from the rules that hold them.</summary>
internal static class Keywords
{
    private static readonly string[] Ids =
    [
        "MediaRequestMade.id", "MediaRequestState.id", "MediaItemState.id", "DeliveryAnswer.request", "DeliveryAnswer.item", "DeliveryAnswer.webhook", "WebhookAnswer.id",
    ];

    /// <summary>By type and member, as JSON writes it: keyword of JSON Schema, and its value (a string, a number, or a list of either).</summary>
    public static IReadOnlyDictionary<string, (string Keyword, object Value)> All { get; } = new (string Member, string Keyword, object Value)[]
    {
        ("MediaRequestBody.wanted", "maxLength", AskRules.MaxWanted),
        ("MediaRequestBody.why", "maxLength", AskRules.MaxWhy),
        ("MediaRequestBody.days", "enum", AskRules.Days),
        ("MediaRequestBody.lookWithinDays", "enum", AskRules.LookWithinDays),
        ("MediaRequestBody.language", "enum", PatientLanguages.All),
        ("MediaRequestMade.status", "enum", States<RequestStatus>(RequestStatus.Abandoned)),
        ("MediaRequestState.status", "enum", States<RequestStatus>(RequestStatus.Abandoned)),
        ("MediaRequestState.link", "enum", States<LinkStatus>()),
        ("MediaItemState.status", "enum", States<ItemStatus>(ItemStatus.Erased)),
        ("MediaItemState.kind", "enum", States<MediaKind>()),
        ("FileState.sha256", "pattern", "^[0-9a-f]{64}$"),
        ("DeliveryAnswer.id", "pattern", "^[0-9]{8}[0-9a-f]{32}$"),
        ("DeliveryAnswer.state", "enum", States<DeliveryState>()),
        ("DeliveryAnswer.event", "enum", EventNames.All),
        ("WebhookAnswer.state", "enum", new[] { "not-asked", "agreed", "ended" }),
    }
    .Concat(Ids.Select(member => (member, "pattern", (object)"^[0-9a-f]{32}$")))
    .ToDictionary(one => one.Item1, one => (one.Item2, one.Item3), StringComparer.Ordinal);

    private static IReadOnlyList<string> States<T>(params T[] never)
        where T : struct, Enum => [.. Enum.GetValues<T>().Except(never).Select(Names.Of)];
}
