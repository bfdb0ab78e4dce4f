using System.Diagnostics.Metrics;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;

using Xunit;

namespace SecureMediaIntake.Tests.Telemetry;

/// <summary>What is counted: what was committed, once, by words that are ours.</summary>
public sealed class JourneyMeterTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Meter _meter = new("test");
    private readonly MeterListener _listener = new();
    private readonly List<string> _seen = [];

    public JourneyMeterTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    [Theory]
    [InlineData("link-opened", null, "smi.journey.events 1 link-opened")]
    [InlineData("link-opened", "unreadable", "smi.journey.events 1 link-opened")]
    [InlineData("media-refused", "unreadable", "smi.journey.events 1 media-refused", "smi.journey.refusals 1 media-refused unreadable")]
    [InlineData("media-refused", null, "smi.journey.events 1 media-refused", "smi.journey.refusals 1 media-refused other")]
    [InlineData("text-refused", "Sam Example 07700 900101", "smi.journey.events 1 text-refused", "smi.journey.refusals 1 text-refused other")]
    public void A_line_is_counted_by_its_action_and_a_refusal_by_its_code(string action, string? reason, params string[] counted)
    {
        new JourneyMeter(_meter).Happened(Line(action, MediaRequest.Key, reason, Now));

        Assert.Equal(counted, _seen);
    }

    [Fact]
    public async Task What_was_committed_is_counted_with_the_time_since_the_file_was_received_and_what_was_not_is_not()
    {
        var store = new InMemoryRequests();
        var counted = new CountedRequests(store, new JourneyMeter(_meter));
        var head = Head();
        var item = new MediaItem { Id = ItemId.New(), Ordinal = 1, Number = 1, Kind = MediaKind.Photo, ReservedAt = Now, ReceivedAt = Now, Status = ItemStatus.Sealed };
        var made = await counted.TryCommitAsync(null, Commit.From(head, new Change { Put = [item], Trail = [new("request-made", MediaRequest.Key, "service")] }, OperationId.New(), Now), default);
        var filing = Commit.From(made!.Head, new Change { Put = [item], Trail = [new("media-filed", item.RowKey, "service")] }, OperationId.New(), Now.AddSeconds(12));
        Assert.NotNull(await counted.TryCommitAsync(made, filing, default));

        var late = Commit.From(made.Head, new Change { Put = [item], Trail = [new("media-filed", item.RowKey, "service")] }, OperationId.New(), Now.AddSeconds(13));
        Assert.Null(await counted.TryCommitAsync(made, late, default));

        Assert.Equal(["smi.journey.events 1 request-made", "smi.journey.events 1 media-filed", "smi.journey.duration 12 received-to-filed"], _seen);
    }

    private static MediaRequest Head() => new()
    {
        Id = RequestId.New(),
        Organisation = "X26T1",
        Status = RequestStatus.Open,
        CreatedAt = Now,
        EndsAt = Now.AddDays(7),
        Requester = "0123",
        Asked = new("c2VhbGVk"),
        AskedMac = "mac",
    };

    private static TrailLine Line(string action, string about, string? reason, DateTimeOffset at) => new()
    {
        Request = OperationId.New().Value,
        Seq = 1,
        Time = at,
        Organisation = "X26T1",
        Actor = "service",
        Action = action,
        Object = about,
        Reason = reason,
        Operation = "operation",
        Previous = new string('0', 64),
    };

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Add(string.Join(' ', [instrument.Name, $"{value}", .. tags.ToArray().Select(tag => $"{tag.Value}")]));
}
