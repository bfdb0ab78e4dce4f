using System.Net;
using System.Text;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;
using Xunit;

namespace SecureMediaIntake.Tests.Api;

/// <summary>The text service calls back.</summary>
public sealed class NoteReceiptTests : IAsyncLifetime
{
    private const string Address = "/api/notify/receipts";

    private TestSite _site = null!;
    private RequestId _request;

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _request = await _site.AskAsync();
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("delivered", TextReceipt.Delivered)]
    [InlineData("permanent-failure", TextReceipt.PermanentFailure)]
    [InlineData("temporary-failure", TextReceipt.TemporaryFailure)]
    [InlineData("technical-failure", TextReceipt.TechnicalFailure)]
    [InlineData("sending", null)]
    [InlineData("a word of tomorrow", null)]
    public async Task A_receipt_with_the_token_is_noted(string status, TextReceipt? noted)
    {
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"Bearer {TestSite.ReceiptToken}", Receipt(status)));

        Assert.Equal(noted, (await TextAsync()).Receipt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer a token that only the text service know")]
    [InlineData("Bearer a token that only the text service knowss")]
    [InlineData("Basic a token that only the text service knows")]
    public async Task Without_the_token_nothing_is_noted(string? authorization)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(authorization, Receipt("delivered")));

        Assert.Null((await TextAsync()).Receipt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"reference\":null,\"status\":\"delivered\"}")]
    [InlineData("{\"reference\":\"somebody else's\",\"status\":\"delivered\"}")]
    [InlineData("{\"reference\":\"00000000000000000000000000000000.link-1\",\"status\":\"delivered\"}")]
    public async Task What_is_not_ours_is_taken_and_forgotten_so_that_nobody_calls_again(string body) =>
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"Bearer {TestSite.ReceiptToken}", body));

    private string Receipt(string status) => $$"""
        {"id":"740e5834-3a29-46b4-9a6f-16142fde533a","reference":"{{_request}}.link-1","to":"07700900101","status":"{{status}}",
        "created_at":"2026-11-25T12:15:30.000000Z","completed_at":"2026-11-25T12:15:31.000000Z","sent_at":"2026-11-25T12:15:30.000000Z",
        "notification_type":"sms","template_id":"f33517ff-2a88-4f6e-b855-c550268ce08a","template_version":1}
        """;

    private async Task<HttpStatusCode> PostAsync(string? authorization, string body)
    {
        using var client = _site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<TextRow> TextAsync() =>
        (await _site.Requests.ReadAsync(_request, CancellationToken.None))!.Find<TextRow>(TextRow.KeyOfLink(1))!;
}
