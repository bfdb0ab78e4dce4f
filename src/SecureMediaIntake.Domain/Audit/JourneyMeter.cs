using System.Diagnostics.Metrics;

namespace SecureMediaIntake.Domain.Audit;

/// <summary>
/// Counts what the trail tells, and how long it took. One place for all steps: what a line is written for is counted, and nothing else can be. Labels are words
/// of our code and codes of refusals, so their number is bounded and none can be of a patient.
/// </summary>
public sealed class JourneyMeter
{
    /// <summary>The meter's name: what an exporter listens to.</summary>
    public const string Name = "SecureMediaIntake";

    /// <summary>Longest code that is taken for one. A refusal's code is a few words; whatever is longer is no code.</summary>
    private const int MostLetters = 60;

    /// <summary>What is not as wanted, and whose reason tells what to do about it.</summary>
    private static readonly HashSet<string> Refusals = new(StringComparer.Ordinal)
    {
        "media-refused", "item-set-aside", "text-not-delivered", "text-refused", "note-not-filed", "record-entry-not-withdrawn",
    };

    private readonly Counter<long> _events;
    private readonly Counter<long> _refusals;
    private readonly Histogram<double> _durations;

    public JourneyMeter(Meter meter)
    {
        _events = meter.CreateCounter<long>("smi.journey.events", unit: "{line}", description: "Lines of the trail, by action: the funnel from request-made to media-acknowledged");
        _refusals = meter.CreateCounter<long>("smi.journey.refusals", unit: "{line}", description: "What was refused, set aside or not delivered, by action and code");
        _durations = meter.CreateHistogram<double>("smi.journey.duration", unit: "s", description: "Time from one step of the journey to another");
    }

    public void Happened(TrailLine line)
    {
        _events.Add(1, new KeyValuePair<string, object?>("event", line.Action));

        if (Refusals.Contains(line.Action))
        {
            _refusals.Add(1, new("event", line.Action), new("code", IsCode(line.Reason) ? line.Reason : "other"));
        }
    }

    /// <param name="step">Words of our code, such as <c>received-to-filed</c>.</param>
    public void Took(string step, TimeSpan time) => _durations.Record(time.TotalSeconds, new KeyValuePair<string, object?>("step", step));

    private static bool IsCode(string? reason) => reason is { Length: > 0 and <= MostLetters } && reason.All(letter => char.IsAsciiLetterLower(letter) || letter is '-');
}
