using System.Diagnostics;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>
/// Takes no trace from callers and gives none away. A header of the public's would join strangers' requests into one trace and decide what is sampled; ours, sent
/// along, would tell other systems which of their calls belong together.
/// </summary>
internal sealed class OwnTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields { get; } = [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        // Nothing leaves. Messages carry the trace by themselves (QueuePipeline).
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
