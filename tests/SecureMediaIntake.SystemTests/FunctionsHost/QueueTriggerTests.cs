using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using SecureMediaIntake.LocalWorld.FunctionsHost;
using Xunit;
using Host = SecureMediaIntake.LocalWorld.FunctionsHost.FunctionsHost;

namespace SecureMediaIntake.SystemTests.FunctionsHost;

/// <summary>Envelope, answers and queue rules (functions-contract sections 4 to 6), against real queues.</summary>
public sealed class QueueTriggerTests(HostStorage storage) : HostTest, IClassFixture<HostStorage>
{
    private const string Function = "SanitiseAndSeal";

    private readonly string _name = $"received-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    [Fact]
    public async Task The_envelope_is_written_as_the_real_host_writes_it()
    {
        var (host, queue) = await StartWithQueueAsync();
        var sent = await SendAsync(queue, "ok");

        await EndedAsync(host, InvocationOutcome.Succeeded);

        var call = Assert.Single(Folder.Calls());
        var raw = call["raw"]!.AsArray().Select(item => (string)item!).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Assert.Equal("/SanitiseAndSeal", (string?)call["url"]);
        Assert.Equal("application/json; charset=utf-8", raw["Content-Type"]);
        Assert.Equal("chunked", raw["Transfer-Encoding"]);
        Assert.StartsWith("Azure-Functions-Host/4.", raw["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(36, raw["X-Azure-Functions-InvocationId"].Length);
        Assert.DoesNotContain(raw.Keys, name => name.ToLowerInvariant() is "x-forwarded-host" or "x-ms-invocation-id" or "traceparent" or "content-length");

        var text = (string)call["text"]!;
        Assert.StartsWith("{\"Data\":{\"message\":\"", text, StringComparison.Ordinal);
        Assert.Contains($"\"DequeueCount\":\"1\",\"ExpirationTime\":\"9999-12-31T23:59:59+00:00\",\"Id\":\"\\\"{sent.MessageId}\\\"\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
        var metadata = JsonNode.Parse(text)!["Metadata"]!.AsObject();
        Assert.Equal(
            ["DequeueCount", "ExpirationTime", "Id", "InsertionTime", "NextVisibleTime", "PopReceipt", "sys"], metadata.Select(item => item.Key));
        Assert.Equal(Function, (string?)metadata["sys"]!["MethodName"]);
        Assert.Contains("SanitiseAndSeal: a line for the log", await File.ReadAllTextAsync(Folder.LogFile, Patience), StringComparison.Ordinal);
        Assert.Null((await queue.PeekMessageAsync(Patience)).Value);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("nothing")]
    [InlineData("null")]
    public async Task An_empty_answer_hangs_and_is_killed(string answer)
    {
        var (host, queue) = await StartWithQueueAsync(new() { FunctionTimeout = TimeSpan.FromMilliseconds(700) });
        var handler = host.HandlerProcessId;
        await SendAsync(queue, answer);

        var hung = await EndedAsync(host, InvocationOutcome.TimedOut);

        Assert.True(hung.End - hung.Start >= TimeSpan.FromMilliseconds(700));
        await host.WaitUntilHandlerIsReadyAsync(Patience);
        Assert.NotEqual(handler, host.HandlerProcessId);

        // Killed three times and still there: a timeout is not a crash.
        await host.FirstInvocationAsync(one => one.DequeueCount is 3 && one.Outcome is InvocationOutcome.TimedOut, Patience);
        Assert.False(host.Ended.IsCompleted);
    }

    [Theory]
    [InlineData("array", "not an object")]
    [InlineData("broken", "not JSON")]
    [InlineData("text", "text/plain")]
    [InlineData("untyped", "without a content type")]
    [InlineData("fault", "500")]
    [InlineData("drop", "broke")]
    public async Task An_answer_the_host_does_not_take_is_a_failure(string answer, string reason)
    {
        var (host, queue) = await StartWithQueueAsync();
        await SendAsync(queue, answer);

        Assert.Contains(reason, (await EndedAsync(host, InvocationOutcome.Failed)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_as_a_GET_and_that_answer_counts()
    {
        var (host, queue) = await StartWithQueueAsync();
        await SendAsync(queue, "moved");

        await EndedAsync(host, InvocationOutcome.Succeeded);

        Assert.Equal(["POST", "GET"], Folder.Calls().Select(call => (string?)call["method"]));
    }

    [Fact]
    public async Task A_fault_is_retried_after_the_delay_and_set_aside_after_five()
    {
        var (host, queue) = await StartWithQueueAsync();
        var sent = await SendAsync(queue, "fault");

        await host.FirstInvocationAsync(one => one is { DequeueCount: 5, End: not null }, Patience);

        var tries = host.Invocations;
        Assert.Equal([1L, 2, 3, 4, 5], tries.Select(one => one.DequeueCount!.Value));
        Assert.All(tries.Zip(tries.Skip(1)), pair => Assert.True(pair.Second.Start - pair.First.Start >= TimeSpan.FromMilliseconds(900)));
        var poison = (await storage.Queue($"{_name}-poison").ReceiveMessageAsync(cancellationToken: Patience)).Value;
        Assert.Equal(Encode("fault"), poison.MessageText);
        Assert.NotEqual(sent.MessageId, poison.MessageId);
        Assert.Equal(1, poison.DequeueCount);
        Assert.InRange(poison.ExpiresOn!.Value - poison.InsertedOn!.Value, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7.1));
        Assert.Null((await queue.PeekMessageAsync(Patience)).Value);
    }

    [Fact]
    public async Task A_fault_that_passes_is_retried_and_done()
    {
        var (host, queue) = await StartWithQueueAsync();
        await SendAsync(queue, "faultOnce");

        await EndedAsync(host, InvocationOutcome.Succeeded);

        Assert.Equal([InvocationOutcome.Failed, InvocationOutcome.Succeeded], host.Invocations.Select(one => one.Outcome));
    }

    [Fact]
    public async Task A_message_that_is_not_Base64_never_reaches_the_handler_and_lies_raw_in_poison()
    {
        var (host, queue) = await StartWithQueueAsync(new() { VisibilityTimeout = TimeSpan.Zero });
        await queue.SendMessageAsync("{\"do\":\"ok\"}", Patience);

        await host.FirstInvocationAsync(one => one is { DequeueCount: 5, End: not null }, Patience);

        Assert.Empty(Folder.Calls());
        Assert.Equal("{\"do\":\"ok\"}", (await storage.Queue($"{_name}-poison").PeekMessageAsync(Patience)).Value.MessageText);
    }

    [Fact]
    public async Task A_message_fetched_too_often_is_set_aside_without_a_call()
    {
        var queue = await MakeQueueAsync();
        await SendAsync(queue, "ok");
        for (var fetched = 0; fetched < 5; fetched++)
        {
            // As hosts that died at once would have left it.
            var message = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(1), Patience)).Value;
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: Patience);
        }

        var host = await StartAsync();

        await EndedAsync(host, InvocationOutcome.SetAsideUncalled);
        Assert.Empty(Folder.Calls());
        Assert.Equal(Encode("ok"), (await storage.Queue($"{_name}-poison").PeekMessageAsync(Patience)).Value.MessageText);
    }

    [Fact]
    public async Task A_poison_queue_has_none_of_its_own_and_a_failure_waits_for_the_lease()
    {
        Folder.Queue("SetAsideReceived", $"{_name}-poison");
        var poison = storage.Queue($"{_name}-poison");
        await poison.CreateAsync(cancellationToken: Patience);
        await SendAsync(poison, "fault");

        var host = await StartAsync(new() { Lease = TimeSpan.FromSeconds(2), VisibilityTimeout = TimeSpan.Zero });

        var second = await host.FirstInvocationAsync(one => one.DequeueCount is 2, Patience);
        Assert.True(second.Start - host.Invocations[0].Start >= TimeSpan.FromSeconds(1.8));
        Assert.False(await storage.Queue($"{_name}-poison-poison").ExistsAsync(Patience));
    }

    [Fact]
    public async Task A_long_run_keeps_its_lease_and_the_message_is_deleted_once()
    {
        var (host, queue) = await StartWithQueueAsync(new() { Lease = TimeSpan.FromSeconds(3) });
        var client = ClientOf(host);
        await SendAsync(queue, "gate");
        var running = await host.FirstInvocationAsync(_ => true, Patience);

        // A second message that must wait twice the lease in the queue is the clock: storage itself says when the time is over.
        await queue.SendMessageAsync(Encode("ok"), TimeSpan.FromSeconds(6), cancellationToken: Patience);
        await host.FirstInvocationAsync(one => one.MessageId != running.MessageId && one.Outcome is InvocationOutcome.Succeeded, Patience);
        await client.GetStringAsync(new Uri("/p/open/gate", UriKind.Relative), Patience);
        await host.FirstInvocationAsync(one => one.MessageId == running.MessageId && one.Outcome is InvocationOutcome.Succeeded, Patience);

        Assert.Equal(2, host.Invocations.Count(one => one.Function == Function));
        Assert.Equal(0, (await queue.GetPropertiesAsync(Patience)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Two_messages_run_at_once_and_hung_ones_stop_the_queue()
    {
        var (host, queue) = await StartWithQueueAsync(new() { FunctionTimeout = TimeSpan.FromSeconds(3) });
        await SendAsync(queue, "empty");
        await SendAsync(queue, "empty");
        await SendAsync(queue, "ok");

        var third = await EndedAsync(host, InvocationOutcome.Succeeded);

        var hung = host.Invocations.Take(2).ToList();
        Assert.All(hung, one => Assert.Equal(1, one.DequeueCount));
        Assert.True(third.Start >= hung.Min(one => one.End));
        Assert.True(hung[1].Start < hung[0].End);
    }

    [Fact]
    public async Task A_timeout_kills_its_neighbours_and_they_come_back()
    {
        Folder.Queue("FileMedia", $"{_name}-sealed");
        var neighbours = storage.Queue($"{_name}-sealed");
        await neighbours.CreateAsync(cancellationToken: Patience);
        var (host, queue) = await StartWithQueueAsync(new() { FunctionTimeout = TimeSpan.FromSeconds(3) });
        await SendAsync(queue, "empty");
        await host.FirstInvocationAsync(one => one.Function == Function, Patience);
        var page = ClientOf(host).GetAsync(new Uri("/p/hang", UriKind.Relative), Patience);
        SendReceipt sent;
        Invocation killed;
        do
        {
            // On a busy machine it may come so late that it times out by itself; the hung one is tried again, and so is this.
            sent = await SendAsync(neighbours, "hangOnce");
            killed = await host.FirstInvocationAsync(one => one.MessageId == sent.MessageId && one.End is not null, Patience);
        }
        while (killed.Outcome is InvocationOutcome.TimedOut);

        Assert.Equal((1L, InvocationOutcome.Failed), (killed.DequeueCount, killed.Outcome));
        await host.FirstInvocationAsync(one => one.MessageId == sent.MessageId && one.Outcome is InvocationOutcome.Succeeded, Patience);

        using var reply = await page;
        Assert.Equal(500, (int)reply.StatusCode);
        Assert.Equal(0, reply.Content.Headers.ContentLength);
        var its = Folder.Calls().Where(call => ((string)call["text"]!).Contains(sent.MessageId, StringComparison.Ordinal));
        Assert.Equal(2, its.Select(call => (int)call["pid"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_stop_kills_the_handler_and_the_message_comes_back_after_its_lease()
    {
        var (host, queue) = await StartWithQueueAsync(new() { Lease = TimeSpan.FromSeconds(2) });
        await SendAsync(queue, "hang");
        await host.FirstInvocationAsync(_ => true, Patience);
        var handler = host.HandlerProcessId!.Value;

        await host.StopAsync();

        Assert.Equal(InvocationOutcome.Abandoned, Assert.Single(host.Invocations).Outcome);
        Assert.Equal(HostEnd.Asked, await host.Ended);
        Assert.False(Directory.Exists($"/proc/{handler}"));
        var next = await StartAsync(new() { Lease = TimeSpan.FromSeconds(2) });
        await next.FirstInvocationAsync(one => one.DequeueCount is 2, Patience);
    }

    [Fact]
    public async Task A_missing_queue_is_no_error_and_is_read_once_it_is_there()
    {
        Folder.Queue(Function, _name);
        var host = await StartAsync();

        var queue = storage.Queue(_name);
        await queue.CreateAsync(cancellationToken: Patience);
        await SendAsync(queue, "ok");

        await EndedAsync(host, InvocationOutcome.Succeeded);
    }

    internal override FunctionsHostOptions Options(HostTimes? times, (string Name, string Value)[] settings) =>
        base.Options(times, settings) with
        {
            StorageConnectionString = storage.ConnectionString,
            StorageAuthority = storage.Authority.Authority,
        };

    private static string Encode(string order) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"do\":\"{order}\"}}"));

    private async Task<QueueClient> MakeQueueAsync()
    {
        Folder.Queue(Function, _name);
        var queue = storage.Queue(_name);
        await queue.CreateAsync(cancellationToken: Patience);
        return queue;
    }

    private async Task<(Host Host, QueueClient Queue)> StartWithQueueAsync(HostTimes? times = null)
    {
        var queue = await MakeQueueAsync();
        return (await StartAsync(times), queue);
    }

    // As the product sends: it never expires by itself.
    private async Task<SendReceipt> SendAsync(QueueClient queue, string order) =>
        await queue.SendMessageAsync(Encode(order), timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: Patience);

    private Task<Invocation> EndedAsync(Host host, InvocationOutcome outcome) =>
        host.FirstInvocationAsync(one => one.Outcome == outcome, Patience);
}
