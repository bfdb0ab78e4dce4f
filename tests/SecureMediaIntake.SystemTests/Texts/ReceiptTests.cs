using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SecureMediaIntake.LocalWorld.Loopback;
using SecureMediaIntake.LocalWorld.Texts;
using Xunit;

namespace SecureMediaIntake.SystemTests.Texts;

/// <summary>Delivery receipts, as the sender gets them.</summary>
public sealed class ReceiptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_receipt_is_posted_with_the_senders_token_until_it_is_taken()
    {
        var receipts = Channel.CreateUnbounded<(string Authorization, JsonElement Body)>();
        var refusals = 2;
        await using var receiver = await ReceiverAsync(receipts.Writer, () => refusals-- > 0);
        await using var server = await StartAsync();
        using var client = new HttpClient();
        server.SendReceiptsTo(new(receiver.Address, "/receipts"), "a-bearer-token", client);

        var sent = await server.SendAsync(reference: "request-1");

        using var soon = new CancellationTokenSource(Patience);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var (authorization, body) = await receipts.Reader.ReadAsync(soon.Token);
            Assert.Equal("Bearer a-bearer-token", authorization);
            Assert.Equal((sent.id, "request-1"), (Text(body, "id"), Text(body, "reference")));
            Assert.Equal(("delivered", "sms", "07700900123"), (Text(body, "status"), Text(body, "notification_type"), Text(body, "to")));
        }

        await server.DisposeAsync();
        Assert.False(receipts.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_lost_receipt_is_not_posted_though_the_next_one_is()
    {
        var receipts = Channel.CreateUnbounded<(string Authorization, JsonElement Body)>();
        await using var receiver = await ReceiverAsync(receipts.Writer, () => false);
        await using var server = await StartAsync();
        using var client = new HttpClient();
        server.SendReceiptsTo(receiver.Address, "a-bearer-token", client);

        server.LoseReceipts = true;
        await server.SendAsync(reference: "lost");
        server.LoseReceipts = false;
        await server.SendAsync(reference: "kept");

        using var soon = new CancellationTokenSource(Patience);
        Assert.Equal("kept", Text((await receipts.Reader.ReadAsync(soon.Token)).Body, "reference"));
    }

    private static Task<NotifyServer> StartAsync() => NotifyCaller.StartAsync(
        new() { SendingAfter = TimeSpan.Zero, DeliveredAfter = TimeSpan.Zero, ReceiptPause = TimeSpan.FromMilliseconds(1) });

    private static Task<LoopbackServer> ReceiverAsync(ChannelWriter<(string Authorization, JsonElement Body)> receipts, Func<bool> refuse) =>
        LoopbackServer.StartAsync(
            certificate: null,
            port: 0,
            application => application.MapFallback(async context =>
            {
                context.Response.StatusCode = (int)(refuse() ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
                var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
                await receipts.WriteAsync((context.Request.Headers.Authorization.ToString(), body));
            }),
            CancellationToken.None);

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
