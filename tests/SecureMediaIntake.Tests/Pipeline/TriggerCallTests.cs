using System.Text;

using Microsoft.AspNetCore.Http;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.FunctionApp.Pipeline;
using Xunit;

namespace SecureMediaIntake.Tests.Pipeline;

public sealed class TriggerCallTests
{
    private static readonly RequestId Request = RequestId.New();

    [Fact]
    public async Task A_message_of_ours_is_read() => Assert.Equal(Request, (await CallAsync($$"""{"request":"{{Request}}","v":1}"""))!.Message!.Request);

    [Fact]
    public async Task When_it_was_put_on_the_queue_and_how_often_it_was_taken_off_is_read_too()
    {
        var call = await CallAsync($$"""{"request":"{{Request}}","v":1}""", """{"DequeueCount":"2","InsertionTime":"2026-11-23T15:26:04+00:00"}""");

        Assert.Equal((new DateTimeOffset(2026, 11, 23, 15, 26, 4, TimeSpan.Zero), 2), (call!.Inserted, call.DequeueCount));
        Assert.Equal((null, 0), await CallAsync($$"""{"request":"{{Request}}","v":1}""", """{"DequeueCount":"many","InsertionTime":7}""") is var odd ? (odd!.Inserted, odd.DequeueCount) : default);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"request":"../../etc/passwd","v":1}""")]
    public async Task What_is_no_message_gives_a_call_without_one(string message) => Assert.Null((await CallAsync(message))!.Message);

    /// <summary>A roll-back, or a roll-out half done: taken off the queue, the work would be lost without a sound.</summary>
    [Fact]
    public async Task A_message_of_a_newer_version_is_a_fault_so_that_the_host_keeps_it() =>
        await Assert.ThrowsAsync<NewerMessageException>(() => CallAsync($$"""{"request":"{{Request}}","v":{{PipelineMessage.Newest + 1}}}"""));

    private static async Task<TriggerCall?> CallAsync(string message, string metadata = "null")
    {
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(message));
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"Data\":{{\"message\":\"{data}\"}},\"Metadata\":{metadata}}}"));
        return await TriggerCall.BindAsync(http);
    }
}
