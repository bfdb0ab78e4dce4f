using System.Diagnostics.Metrics;

namespace SecureMediaIntake.FunctionApp.Telemetry;

/// <summary>How long work waits on the queues, how long it takes, and what runs of the sandbox cost.</summary>
internal sealed class PipelineMeter
{
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _work;
    private readonly Histogram<double> _sandbox;

    public PipelineMeter(Meter meter)
    {
        _age = meter.CreateHistogram<double>("smi.queue.age", unit: "s", description: "Time between a message's writing and its first taking, by function; messages that were put off are not in it");
        _work = meter.CreateHistogram<double>("smi.queue.work", unit: "s", description: "Time that a function worked on a message, by function");
        _sandbox = meter.CreateHistogram<double>("smi.sandbox.run", unit: "s", description: "Time of a run of the Sanitiser, by profile and end");
    }

    public void Waited(string function, TimeSpan time) => _age.Record(time.TotalSeconds, new KeyValuePair<string, object?>("function", function));

    public void Worked(string function, TimeSpan time) => _work.Record(time.TotalSeconds, new KeyValuePair<string, object?>("function", function));

    public void Ran(string profile, string end, TimeSpan time) => _sandbox.Record(time.TotalSeconds, new("profile", profile), new("end", end));
}
