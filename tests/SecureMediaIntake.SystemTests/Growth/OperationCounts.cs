using System.Globalization;

using SecureMediaIntake.SystemTests.Telemetry;

namespace SecureMediaIntake.SystemTests.Growth;

/// <summary>How often each part of the service asked storage for something, read from the spans that the SDKs make.</summary>
internal static class OperationCounts
{
    private const string OfAnSdk = "Client.";

    /// <returns>For each page or function and each of the SDK's verbs, how many. Pages that only ask how far things are do not count: they ask as often as they like.</returns>
    public static IReadOnlyDictionary<(string Owner, string Verb), int> Of(IReadOnlyList<SentSpan> spans)
    {
        var byId = spans.GroupBy(span => span.Id).ToDictionary(same => same.Key, same => same.First());
        return spans
            .Where(span => IsOfAnSdk(span) && !HasSdkAbove(span, byId))
            .GroupBy(span => (Owner: OwnerOf(span, byId), Verb: span.Name))
            .Where(alike => !alike.Key.Owner.StartsWith("GET", StringComparison.Ordinal))
            .ToDictionary(alike => alike.Key, alike => alike.Count());
    }

    public static string ToText(IReadOnlyDictionary<(string Owner, string Verb), int> one, IReadOnlyDictionary<(string Owner, string Verb), int> three) =>
        string.Join('\n', one.Keys.Union(three.Keys).Order().Select(key => string.Create(
            CultureInfo.InvariantCulture,
            $"| {key.Owner} | {key.Verb} | {one.GetValueOrDefault(key)} | {three.GetValueOrDefault(key)} |")));

    private static bool IsOfAnSdk(SentSpan span) => span.Name.Contains(OfAnSdk, StringComparison.Ordinal);

    /// <summary>A verb of the SDK that calls another one of its own is one thing that was asked for; the inner one is the wire's.</summary>
    private static bool HasSdkAbove(SentSpan span, Dictionary<string, SentSpan> byId) =>
        byId.TryGetValue(span.Parent, out var above) && IsOfAnSdk(above);

    private static string OwnerOf(SentSpan span, Dictionary<string, SentSpan> byId)
    {
        var at = span;
        while (IsOfAnSdk(at))
        {
            if (!byId.TryGetValue(at.Parent, out var above))
            {
                return "in the background";
            }

            at = above;
        }

        return at.Name;
    }
}
