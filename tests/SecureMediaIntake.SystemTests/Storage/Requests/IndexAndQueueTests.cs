using System.Text;
using System.Text.Json;

using Azure.Storage.Queues;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using Xunit;

using static SecureMediaIntake.SystemTests.Storage.Requests.RequestFixtures;

namespace SecureMediaIntake.SystemTests.Storage.Requests;

[Collection(StorageCollection.Name)]
public sealed class IndexAndQueueTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FaultyNetwork _network = new();
    private readonly ServiceProvider _services;
    private readonly IRequestIndex _index;
    private readonly IPipelineQueues _queues;
    private readonly string _organisation = OpaqueId.New()[..12].ToUpperInvariant();

    public IndexAndQueueTests(StorageWorld world)
    {
        _services = world.NewServices(_network);
        _index = _services.GetRequiredService<IRequestIndex>();
        _queues = _services.GetRequiredService<IPipelineQueues>();
    }

    public void Dispose()
    {
        _services.Dispose();
        _network.Dispose();
    }

    [Fact]
    public async Task The_newest_requests_of_an_organisation_come_first()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => RequestId.New()).ToList();

        foreach (var (id, minute) in ids.Select((id, minute) => (id, minute)))
        {
            await _index.AddAsync(Head(id, _organisation) with { CreatedAt = Now.AddMinutes(minute) }, None);
        }

        Assert.Equal(ids.AsEnumerable().Reverse().Take(3), await _index.NewestAsync(_organisation, 3, None));
        Assert.Empty(await _index.NewestAsync($"{_organisation}X", 3, None));
        Assert.Equal(ids.AsEnumerable().Reverse(), await _index.AllAsync(_organisation, None).ToListAsync());
    }

    [Fact]
    public async Task An_entry_of_a_list_is_one_thing_of_one_request()
    {
        var lists = _services.GetRequiredService<IRequestLists>();
        var (list, request) = (RequestLists.ToDecide(_organisation), RequestId.New());
        ListEntry whole = new(request), one = new(request, OpaqueId.New()), other = new(request, OpaqueId.New());

        await lists.AddAsync(list, whole, None);
        await lists.AddAsync(list, one, None);
        await lists.AddAsync(list, one, None);
        await lists.AddAsync(list, other, None);
        await lists.RemoveAsync(list, one, None);
        await lists.RemoveAsync(list, one, None);

        Assert.Equal(new[] { whole, other }.ToHashSet(), (await lists.OfAsync(list, 10, None)).ToHashSet());
        Assert.Single(await lists.OfAsync(list, 1, None));
        Assert.Empty(await lists.OfAsync(RequestLists.ToDecide($"{_organisation}X"), 10, None));
    }

    [Fact]
    public async Task Adding_a_request_again_lists_it_once()
    {
        var head = Head(RequestId.New(), _organisation);

        await _index.AddAsync(head, None);
        await _index.AddAsync(head with { Status = RequestStatus.Cancelled }, None);

        Assert.Equal([head.Id], await _index.NewestAsync(_organisation, 10, None));
    }

    [Theory]
    [InlineData("2031-06-30T23:00:00Z", 30)]
    [InlineData("2031-07-01T00:00:00Z", 1)]
    public async Task A_request_is_found_on_the_day_on_which_its_links_end(string endsAt, int day)
    {
        var head = Head(RequestId.New(), _organisation) with { EndsAt = DateTimeOffset.Parse(endsAt, provider: null) };
        await _index.AddAsync(head, None);

        var found = await _index.EndingOnAsync(new(2031, day == 30 ? 6 : 7, day), None).ToListAsync();

        Assert.Contains(head.Id, found);
    }

    [Fact]
    public async Task A_message_is_Base64_never_expires_and_waits_as_long_as_it_was_told()
    {
        var queue = _services.GetRequiredService<QueueServiceClient>().GetQueueClient(PipelineQueue.MediaFiled);
        var message = new PipelineMessage(RequestId.New(), ItemId.New());
        await queue.ClearMessagesAsync();

        await _queues.SendAsync(PipelineQueue.MediaFiled, message, TimeSpan.Zero, None);
        await _queues.SendAsync(PipelineQueue.MediaFiled, message, IPipelineQueues.MaxDelay, None);

        var received = Assert.Single((await queue.ReceiveMessagesAsync(10)).Value);
        Assert.Equal(message, JsonSerializer.Deserialize(received.Body, PipelineJson.Default.PipelineMessage));
        Assert.True(received.ExpiresOn > Now.AddYears(100));
        Assert.Contains("\"v\":1", Encoding.UTF8.GetString(received.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delay_that_a_queue_cannot_keep_is_a_fault()
    {
        var message = new PipelineMessage(RequestId.New());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _queues.SendAsync(PipelineQueue.CheckRequest, message, IPipelineQueues.MaxDelay + TimeSpan.FromSeconds(1), None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _queues.SendAsync(PipelineQueue.CheckRequest, message, TimeSpan.FromSeconds(-1), None));
    }

    [Fact]
    public async Task Queues_that_do_not_answer_are_unavailable()
    {
        _network.LoseRequests(int.MaxValue, _ => true);

        await Assert.ThrowsAsync<UnavailableException>(
            () => _queues.SendAsync(PipelineQueue.CheckRequest, new(RequestId.New()), TimeSpan.Zero, None));
        await Assert.ThrowsAsync<UnavailableException>(() => _index.AddAsync(Head(RequestId.New()), None));
    }
}
