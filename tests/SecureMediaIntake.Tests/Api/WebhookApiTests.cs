using System.Net;
using System.Text.Json;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Webhooks;

namespace SecureMediaIntake.Tests.Api;

/// <summary>What a system can see of what it was told, and have told again.</summary>
public sealed class WebhookApiTests : IAsyncLifetime
{
    private const string Webhooks = "/api/v1/webhooks";
    private const string DeadOnes = $"{Webhooks}/deliveries?state=dead";
    private const string None = "200001010123456789abcdef0123456789abcdef";

    private static readonly string[] RequestRole = ["MediaRequest.ReadWrite"];
    private static readonly string[] MediaRole = ["Media.Read"];

    private TestSite _site = null!;
    private HttpClient _client = null!;

    private InMemoryWebhooks Receiver => _site.Get<InMemoryWebhooks>();

    public async Task InitializeAsync()
    {
        _site = await TestSite.StartAsync(more: services => services.AddSingleton(new OrganisationDirectory(
        [
            TestSite.Organisation("X26T1", "Test Trust North", TestSite.NorthTenant, webhooks: [WebhookWorld.Webhook]),
            TestSite.Organisation("X26T2", "Test Trust South", TestSite.SouthTenant),
        ])));
        _client = _site.NewSystem();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task What_could_not_be_told_is_listed_replayed_and_off_the_list()
    {
        var request = await _site.AskAsync();
        await GiveUpAsync();

        var dead = (await ReadAsync(HttpMethod.Get, DeadOnes)).GetProperty("deliveries")[0];
        var id = dead.GetProperty("id").GetString()!;
        var again = await ReadAsync(HttpMethod.Post, $"{Webhooks}/deliveries/{id}/replay", HttpStatusCode.Accepted);
        var twice = await ReadAsync(HttpMethod.Post, $"{Webhooks}/deliveries/{id}/replay", HttpStatusCode.Accepted);

        Assert.Equal((request.Value, "request.made", "dead", "failed"), (Text(dead, "request"), Text(dead, "event"), Text(dead, "state"), Text(dead, "cause")));
        Assert.Equal((id, "waiting"), (Text(again, "id"), Text(again, "state")));
        Assert.Equal("waiting", Text(twice, "state"));
        Assert.Equal(0, (await ReadAsync(HttpMethod.Get, DeadOnes)).GetProperty("deliveries").GetArrayLength());
    }

    [Fact]
    public async Task After_a_410_the_list_says_so_and_resuming_begins_anew()
    {
        await _site.AskAsync();
        await Receiver.PutAsync(new("X26T1", WebhookWorld.Webhook.Id, "media.example", _site.Clock.GetUtcNow(), _site.Clock.GetUtcNow()), CancellationToken.None);
        var ended = (await ReadAsync(HttpMethod.Get, Webhooks)).GetProperty("webhooks")[0];
        await GiveUpAsync();

        using var refused = await SendAsync(HttpMethod.Post, $"{Webhooks}/deliveries/{Receiver.Rows.Single().Id}/replay");
        var resumed = await ReadAsync(HttpMethod.Post, $"{Webhooks}/{Text(ended, "id")}/resume");

        Assert.Equal(("ended", "https://receiver.example/hook"), (Text(ended, "state"), Text(ended, "address")));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("webhook-ended", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("not-asked", Text(resumed, "state"));
    }

    [Fact]
    public async Task Another_organisation_sees_and_replays_none_of_it()
    {
        await _site.AskAsync();
        await GiveUpAsync();

        Assert.Equal(0, (await ReadAsync(HttpMethod.Get, DeadOnes, tenant: TestSite.SouthTenant)).GetProperty("deliveries").GetArrayLength());
        Assert.Equal(0, (await ReadAsync(HttpMethod.Get, Webhooks, tenant: TestSite.SouthTenant)).GetProperty("webhooks").GetArrayLength());
        using var replay = await SendAsync(HttpMethod.Post, $"{Webhooks}/deliveries/{Receiver.Rows.Single().Id}/replay", TestSite.SouthTenant);
        using var none = await SendAsync(HttpMethod.Post, $"{Webhooks}/deliveries/{None}/replay", TestSite.SouthTenant);
        using var resume = await SendAsync(HttpMethod.Post, $"{Webhooks}/{WebhookWorld.Webhook.Id}/resume", TestSite.SouthTenant);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { replay, none, resume }.Select(answer => answer.StatusCode));
        Assert.Equal(DeliveryState.Dead, Receiver.Rows.Single().State);
    }

    [Theory]
    [InlineData("GET", Webhooks)]
    [InlineData("GET", DeadOnes)]
    [InlineData("POST", $"{Webhooks}/deliveries/{None}/replay")]
    [InlineData("POST", $"{Webhooks}/0123456789abcdef0123456789abcdef/resume")]
    public async Task It_takes_the_role_that_makes_requests(string method, string address)
    {
        using var answer = await SendAsync(new(method), address, TestSite.NorthTenant, MediaRole);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", $"{Webhooks}/deliveries", HttpStatusCode.BadRequest, "delivery-state-invalid")]
    [InlineData("GET", $"{Webhooks}/deliveries?state=waiting", HttpStatusCode.BadRequest, "delivery-state-invalid")]
    [InlineData("POST", $"{Webhooks}/deliveries/1/replay", HttpStatusCode.BadRequest, "webhook-id-invalid")]
    [InlineData("POST", $"{Webhooks}/deliveries/20009901{"0123456789abcdef0123456789abcdef"}/replay", HttpStatusCode.BadRequest, "webhook-id-invalid")]
    [InlineData("POST", $"{Webhooks}/deliveries/{None}/replay", HttpStatusCode.NotFound, "delivery-unknown")]
    [InlineData("POST", $"{Webhooks}/1/resume", HttpStatusCode.BadRequest, "webhook-id-invalid")]
    [InlineData("POST", $"{Webhooks}/0123456789abcdef0123456789abcdef/resume", HttpStatusCode.NotFound, "webhook-unknown")]
    public async Task What_is_wrong_has_its_code(string method, string address, HttpStatusCode status, string code)
    {
        using var answer = await SendAsync(new(method), address);

        Assert.Equal(status, answer.StatusCode);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, Text(body.RootElement, "code"));
    }

    private Task GiveUpAsync() => _site.Get<DeadDeliveries>().SetAsideAsync(Receiver.Rows.Single().Id, CancellationToken.None);

    private async Task<JsonElement> ReadAsync(HttpMethod method, string address, HttpStatusCode expected = HttpStatusCode.OK, Guid? tenant = null)
    {
        using var answer = await SendAsync(method, address, tenant);
        Assert.Equal(expected, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, Guid? tenant = null, string[]? roles = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", _site.Tenants.Sign(FakeTenants.Claims(
            tenant ?? TestSite.NorthTenant,
            new("1aaaaaaa-0000-4000-8000-00000000000b"),
            [("acct", null), ("name", null), ("idtyp", "app"), ("azp", "1aaaaaaa-0000-4000-8000-00000000000a"), ("roles", roles ?? RequestRole)])));
        return await _client.SendAsync(request);
    }

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
