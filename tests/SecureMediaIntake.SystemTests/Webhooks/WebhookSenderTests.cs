using System.Diagnostics.CodeAnalysis;
using System.Text;

using Microsoft.AspNetCore.Http;

using SecureMediaIntake.Domain.Webhooks;
using SecureMediaIntake.FunctionApp.Webhooks;
using SecureMediaIntake.LocalWorld.Trust;
using SecureMediaIntake.LocalWorld.Webhooks;
using SecureMediaIntake.SystemTests.ManagedIdentity;

namespace SecureMediaIntake.SystemTests.Webhooks;

/// <summary>The real sender against a real receiver over HTTPS, which verifies by the specification and not by our code.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "Each sender is put away with the test.")]
public sealed class WebhookSenderTests : IAsyncLifetime, IDisposable
{
    private const string Origin = "media.example";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly LocalTrust _trust = new();
    private readonly List<IDisposable> _made = [];
    private WebhookReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await WebhookReceiver.StartAsync(_trust.Authority.ServerCertificate, TimeProvider.System, None);

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    public void Dispose()
    {
        _made.ForEach(one => one.Dispose());
        _trust.Dispose();
    }

    [Fact]
    public async Task An_event_arrives_with_a_signature_that_the_receiver_can_verify_by_either_secret()
    {
        var other = WebhookSecretForm.Parse($"whsec_{Convert.ToBase64String(new byte[32])}")[0];
        var both = Sign([other, .. WebhookSecretForm.Parse(_receiver.Secret)]);
        var stranger = Sign([other]);

        Assert.True((await Sender().SendAsync(_receiver.Address, Origin, both, None)).IsDelivered);
        await Sender().SendAsync(_receiver.Address, Origin, stranger, None);

        Assert.Equal([true, false], _receiver.Received.Select(one => one.IsGenuine));
        var received = _receiver.Received[0];
        Assert.Equal(("an-id", "{\"type\":\"t\"}", Origin), (received.Id, received.Body, received.Origin));
        Assert.Equal("application/cloudevents+json; charset=utf-8", received.ContentType);
    }

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_is_not_genuine()
    {
        var signed = Sign(WebhookSecretForm.Parse(_receiver.Secret));

        await Sender().SendAsync(_receiver.Address, Origin, signed with { Body = Encoding.UTF8.GetBytes("{\"type\":\"u\"}") }, None);

        Assert.False(_receiver.Received.Single().IsGenuine);
    }

    [Fact]
    public async Task The_receiver_is_asked_and_only_its_own_yes_counts()
    {
        Assert.Equal(new Consent(IsGiven: true), await Sender().AskAsync(_receiver.Address, Origin, None));
        _receiver.Agrees = false;
        Assert.Equal(new Consent(IsGiven: false), await Sender().AskAsync(_receiver.Address, Origin, None));

        // Answers 405 to OPTIONS, as a site does that knows nothing of us.
        Assert.False((await Sender().AskAsync(_receiver.Page, Origin, None)).IsGiven);
        Assert.Equal([Origin, Origin], _receiver.Asked);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_a_way()
    {
        var followed = false;
        _receiver.Answer = context =>
        {
            followed = followed || _receiver.Received.Count > 0;
            context.Response.Headers.Location = _receiver.Address.ToString();
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            return Task.CompletedTask;
        };

        var answer = await Sender().SendAsync(_receiver.Address, Origin, Sign(WebhookSecretForm.Parse(_receiver.Secret)), None);

        Assert.Equal((307, false), (answer.Status, answer.IsDelivered));
        Assert.Single(_receiver.Received);
        Assert.False(followed);
    }

    [Fact]
    public async Task Gone_and_later_are_read_from_the_answer()
    {
        _receiver.Answer = Answering(410, null);
        Assert.True((await SendAsync()).IsGone);

        _receiver.Answer = Answering(429, "120");
        Assert.Equal(TimeSpan.FromSeconds(120), (await SendAsync()).RetryAfter);

        _receiver.Answer = Answering(503, TimeProvider.System.GetUtcNow().AddHours(1).ToString("R"));
        Assert.InRange((await SendAsync()).RetryAfter!.Value, TimeSpan.FromMinutes(58), TimeSpan.FromHours(1));

        _receiver.Answer = Answering(503, "soon");
        Assert.Null((await SendAsync()).RetryAfter);
    }

    /// <summary>With the product's own setting this machine is not connected to, whatever the settings name.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task This_machine_is_not_connected_to(string host)
    {
        var address = new UriBuilder(_receiver.Address) { Host = host }.Uri;

        var answer = await Sender(allowPrivate: false).SendAsync(address, Origin, Sign(WebhookSecretForm.Parse(_receiver.Secret)), None);

        Assert.Equal(ReceiverCauses.AddressNotAllowed, answer.Code);
        Assert.Equal(new Consent(IsGiven: false, ReceiverCauses.AddressNotAllowed), await Sender(allowPrivate: false).AskAsync(address, Origin, None));
        Assert.Empty(_receiver.Received);
    }

    [Fact]
    public async Task A_certificate_that_nobody_knows_gets_nothing()
    {
        using var connections = CheckedConnections.Create(allowPrivate: true);
        using var sender = new HttpWebhookSender(connections, TimeProvider.System);

        var answer = await sender.SendAsync(_receiver.Address, Origin, Sign(WebhookSecretForm.Parse(_receiver.Secret)), None);

        Assert.Equal(ReceiverCauses.CertificateRefused, answer.Code);
        Assert.Empty(_receiver.Received);
    }

    [Fact]
    public async Task A_receiver_that_says_nothing_is_left_after_15_seconds()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var arrived = new TaskCompletionSource();
        _receiver.Answer = async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var sending = Sender(clock: clock).SendAsync(_receiver.Address, Origin, Sign(WebhookSecretForm.Parse(_receiver.Secret)), None);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        clock.Advance(HttpWebhookSender.Longest - TimeSpan.FromSeconds(1));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ReceiverCauses.TimedOut, (await sending.WaitAsync(TimeSpan.FromSeconds(30))).Code);
    }

    /// <summary>The answer's status is what is wanted; a body without an end holds nobody.</summary>
    [Fact]
    public async Task An_endless_body_is_not_read()
    {
        _receiver.Answer = async context =>
        {
            context.Response.StatusCode = 200;
            while (true)
            {
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
            }
        };

        Assert.Equal(200, (await SendAsync().WaitAsync(TimeSpan.FromSeconds(10))).Status);
    }

    [Fact]
    public async Task Headers_without_an_end_are_no_answer()
    {
        _receiver.Answer = context =>
        {
            context.Response.Headers["x-long"] = new string('a', 20 * 1024);
            return Task.CompletedTask;
        };

        Assert.Equal(ReceiverCauses.NoAnswer, (await SendAsync()).Code);
    }

    private Task<ReceiverAnswer> SendAsync() => Sender().SendAsync(_receiver.Address, Origin, Sign(WebhookSecretForm.Parse(_receiver.Secret)), None);

    private static Func<HttpContext, Task> Answering(int status, string? retryAfter) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    private static SignedEvent Sign(IReadOnlyList<byte[]> secrets) =>
        SignedEvent.Of("an-id", TimeProvider.System.GetUtcNow(), Encoding.UTF8.GetBytes("{\"type\":\"t\"}"), secrets);

    private HttpWebhookSender Sender(bool allowPrivate = true, TimeProvider? clock = null)
    {
        var connections = CheckedConnections.Create(allowPrivate);
        using var trusting = _trust.Authority.CreateHandler();
        connections.SslOptions.CertificateChainPolicy = trusting.SslOptions.CertificateChainPolicy;
        var sender = new HttpWebhookSender(connections, clock ?? TimeProvider.System);
        _made.AddRange([sender, connections]);
        return sender;
    }
}
