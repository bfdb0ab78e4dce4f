using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>
/// A text service with the API of GOV.UK Notify that sends nothing: a person reads the texts on its page <c>/</c>, a script in
/// <c>/texts.json</c>, a test by <see cref="WaitForTextAsync"/>.
/// </summary>
/// <remarks>
/// <see href="https://docs.notifications.service.gov.uk/rest-api.html"/>. Served: sending one text, reading one, listing them, delivery
/// receipts; sending an e-mail. As with the real service a reference does not make two texts into one. The .NET and the JavaScript client prove it.
/// </remarks>
public sealed class NotifyServer : IAsyncDisposable
{
    private readonly NotifySwitches _switches = new();
    private readonly NotifyKey _key;
    private readonly Outbox _outbox;
    private readonly NotifyEndpoints _endpoints;
    private readonly EmailOutbox _emails = new();
    private readonly EmailEndpoint _email;
    private readonly ReceiptCallbacks _receipts;
    private LoopbackServer? _server;

    private NotifyServer(NotifyServerOptions options)
    {
        _key = new(options.Clock);
        _outbox = new(options);
        _endpoints = new(_outbox, _switches, _key, options, () => Address);
        _email = new(_emails, _switches, _key, options, () => Address);
        _receipts = new(_outbox, options);
        _endpoints.Accepted = _receipts.Follow;
    }

    /// <summary>Setting <c>Notify__BaseUri</c>; in a browser, the page with the texts.</summary>
    public Uri Address => (_server ?? throw new InvalidOperationException("The text service has not started.")).Address;

    /// <summary>Setting <c>Notify__ApiKey</c>.</summary>
    public string ApiKey => _key.ApiKey;

    /// <summary>A template with the fields first_name, organisation, link, last_day and phone.</summary>
    public string RequestTemplateId { get; } = RequestTemplate.Id;

    /// <summary>Every text so far, oldest first.</summary>
    public IReadOnlyList<SentText> Texts => [.. _outbox.All().Select(_outbox.Show)];

    /// <summary>Every e-mail so far, oldest first; in a browser, the page <c>/emails</c>.</summary>
    public IReadOnlyList<SentEmail> Emails => _emails.All();

    /// <summary>Waits for an e-mail to this address. Each is handed out once, the oldest first.</summary>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public Task<SentEmail> WaitForEmailAsync(string address, CancellationToken cancellation) => _emails.NextAsync(address, cancellation);

    /// <summary>While true the API cuts every connection; the page with the texts still answers.</summary>
    public bool Down
    {
        get => _switches.Down;
        set => _switches.Down = value;
    }

    /// <summary>Texts accepted while true stay "sending" for 72 hours and then become "temporary-failure"; no receipt is posted.</summary>
    public bool LoseReceipts
    {
        get => _outbox.LoseReceipts;
        set => _outbox.LoseReceipts = value;
    }

    /// <summary>Starts an empty one.</summary>
    public static async Task<NotifyServer> StartAsync(NotifyServerOptions options, CancellationToken cancellation)
    {
        var notify = new NotifyServer(options);
        notify._server = await LoopbackServer.StartAsync(options.Certificate, options.Port, notify.Map, cancellation);
        return notify;
    }

    /// <summary>The next sends get 429 RateLimitError; 0 ends it.</summary>
    public void RateLimit(int next) => _switches.RateLimit(next);

    /// <summary>The next sends get 500; nothing was accepted. 0 ends it.</summary>
    public void Fail(int next) => _switches.Fail(next);

    /// <summary>The next sends are accepted, but the connection breaks before the sender hears of it. 0 ends it.</summary>
    public void LoseAnswers(int next) => _switches.LoseAnswers(next);

    /// <summary>From now on, posts the final status of each text to <paramref name="address"/> with a bearer token.</summary>
    /// <param name="client">Must trust the receiver; not disposed.</param>
    public void SendReceiptsTo(Uri address, string bearerToken, HttpClient client) => _receipts.SendTo(address, bearerToken, client);

    /// <summary>Waits for a text to this number, however it is written. Each text is handed out once, the oldest first.</summary>
    /// <exception cref="ArgumentException">It is no phone number.</exception>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public async Task<SentText> WaitForTextAsync(string phoneNumber, CancellationToken cancellation)
    {
        var number = PhoneNumber.TryNormalise(phoneNumber, out var fault) ?? throw new ArgumentException(fault, nameof(phoneNumber));
        return _outbox.Show(await _outbox.NextAsync(number, cancellation));
    }

    /// <summary>Stops the server; the texts are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _receipts.DisposeAsync();
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private void Map(WebApplication application)
    {
        application.UseWhen(
            context => context.Request.Path.StartsWithSegments("/v2", StringComparison.Ordinal), api => api.Use(GuardAsync));
        _endpoints.Map(application);
        _email.Map(application);
        TextsPage.Map(application, () => Texts);
        EmailsPage.Map(application, () => Emails);
    }

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (Down)
        {
            context.Abort();
            return;
        }

        try
        {
            _key.Check(context.Request.Headers.Authorization.ToString());
            await next(context);
        }
        catch (NotifyRefusedException refused)
        {
            context.Response.StatusCode = refused.Status;
            await context.Response.WriteAsJsonAsync(
                new WireErrors(refused.Status, [.. refused.Messages.Select(message => new WireError(refused.Error, message))]),
                NotifyJson.Default.WireErrors,
                cancellationToken: context.RequestAborted);
        }
    }
}
