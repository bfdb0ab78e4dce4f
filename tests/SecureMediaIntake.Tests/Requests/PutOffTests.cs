using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;
using Xunit;

namespace SecureMediaIntake.Tests.Requests;

public sealed class PutOffTests
{
    private readonly InMemoryEdges _queues = new();
    private readonly PutOff _putOff;

    public PutOffTests() => _putOff = new(_queues, new PipelineOptions());

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 60)]
    [InlineData(6, 1920)]
    [InlineData(7, 3600)]
    [InlineData(60, 3600)]
    public async Task Each_wait_is_twice_the_last_and_at_most_an_hour(int attempt, int seconds)
    {
        Assert.True(await _putOff.RunAsync(PipelineQueue.MediaSealed, new(RequestId.New(), ItemId.New(), Attempt: attempt), CancellationToken.None));

        var (queue, message, delay) = Assert.Single(_queues.Sent);
        Assert.Equal((PipelineQueue.MediaSealed, attempt + 1, TimeSpan.FromSeconds(seconds)), (queue, message.Attempt, delay));
    }

    [Fact]
    public async Task After_seventy_two_hours_of_waits_nothing_is_sent_any_more()
    {
        var attempt = 0;
        var waited = TimeSpan.Zero;
        while (await _putOff.RunAsync(PipelineQueue.MediaSealed, new(RequestId.New(), ItemId.New(), Attempt: attempt), CancellationToken.None))
        {
            waited += _queues.Sent[^1].Delay;
            attempt++;
        }

        Assert.Equal(attempt, _queues.Sent.Count);
        Assert.InRange(waited, PutOff.Longest, PutOff.Longest + TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
    }
}
