using System.Diagnostics.Metrics;

using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>How long work waits on the queues, how long it takes, and what runs of the sandbox cost.</summary>
internal sealed class PipelineMeter
{
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _work;
    private readonly Histogram<double> _sandbox;
    private readonly Counter<long> _tries;
    private readonly Histogram<double> _told;

    public PipelineMeter(Meter meter)
    {
        _age = meter.CreateHistogram<double>("smi.queue.age", unit: "s", description: "Time between a message's writing and its first taking, by function; messages that were put off are not in it");
        _work = meter.CreateHistogram<double>("smi.queue.work", unit: "s", description: "Time that a function worked on a message, by function");
        _sandbox = meter.CreateHistogram<double>("smi.sandbox.run", unit: "s", description: "Time of a run of the Sanitiser, by profile and end");
        _tries = meter.CreateCounter<long>("smi.webhook.tries", unit: "{try}", description: "Tries of telling another system, by what became of the delivery");
        _told = meter.CreateHistogram<double>("smi.webhook.delay", unit: "s", description: "Time between what happened and its delivery");
    }

    public void Waited(string function, TimeSpan time) => _age.Record(time.TotalSeconds, new KeyValuePair<string, object?>("function", function));

    public void Worked(string function, TimeSpan time) => _work.Record(time.TotalSeconds, new KeyValuePair<string, object?>("function", function));

    public void Tried(Delivery after)
    {
        _tries.Add(1, new KeyValuePair<string, object?>("end", after.State switch
        {
            DeliveryState.Delivered => "delivered",
            DeliveryState.Dead => "dead",
            _ => "put-off",
        }));

        if (after is { State: DeliveryState.Delivered, TriesBefore: 0, LastTriedAt: { } at })
        {
            _told.Record((at - after.Event.At).TotalSeconds);
        }
    }

    public void Ran(string profile, string end, TimeSpan time) => _sandbox.Record(time.TotalSeconds, new("profile", profile), new("end", end));
}
