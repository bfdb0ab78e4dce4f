using System.Diagnostics;

using OpenTelemetry;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>
/// What a span may say when it leaves: a list of what is allowed. Libraries put addresses, queries and exceptions on theirs, new versions put on more, and a list of
/// what is forbidden would be as old as the day it was written.
/// </summary>
internal sealed class SafeTags : BaseProcessor<Activity>
{
    /// <summary>Opaque ids of ours.</summary>
    public const string Request = "smi.request";
    public const string Item = "smi.item";

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        Request, Item, "http.request.method", "http.response.status_code", "http.route", "error.type", "az.namespace",
    };

    public override void OnEnd(Activity data)
    {
        // An event cannot be taken off a span, and ours have none: whatever has one stays here.
        if (data.Events.Any())
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        foreach (var tag in data.TagObjects.Where(tag => !Allowed.Contains(tag.Key)).ToList())
        {
            data.SetTag(tag.Key, null);
        }

        // SDKs describe an error by the exception, and that quotes addresses.
        data.SetStatus(data.Status, description: null);
    }
}
