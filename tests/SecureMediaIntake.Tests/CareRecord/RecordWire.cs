using System.Net;
using System.Text;

using Azure.Core;
using Azure.Identity;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using SecureMediaIntake.CareRecord;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.CareRecord;

/// <summary>Plays the wire between the adapter and a record: answers as told, keeps what was sent and what was logged.</summary>
internal sealed class RecordWire(Func<CancellationToken, Task<RecordWire.Canned>> answer) : HttpMessageHandler
{
    public List<SentRequest> Sent { get; } = [];

    public LogLines Logs { get; } = new();

    public static RecordWire Answering(params IEnumerable<Canned> answers)
    {
        var queue = new Queue<Canned>(answers);
        return new(_ => Task.FromResult(queue.Dequeue()));
    }

    public static Canned Answer(HttpStatusCode status, string body = "") => new(status, body, null);

    /// <summary>The product's own services, with this wire in the place of the socket.</summary>
    public ServiceProvider Services(TimeProvider clock, Organisation? organisation = null, TokenCredential? credential = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton(new OrganisationDirectory([organisation ?? Orders.Organisation]));
        services.AddSingleton(clock);
        services.AddSingleton(credential ?? new CountedTokens(clock));
        services.AddCareRecord();
        services.AddHttpClient(CareRecordServices.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => this);
        return services.BuildServiceProvider();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add(new(request.Method, request.RequestUri!, request.Headers.ToString(), body));
        var (status, text, location) = await answer(cancellationToken);
        var response = new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/fhir+json") };
        response.Headers.Location = location;
        return response;
    }

    internal sealed record Canned(HttpStatusCode Status, string Body, Uri? Location);

    internal sealed record SentRequest(HttpMethod Method, Uri Address, string Headers, string Body);

    internal sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }

    internal sealed class NoTokens : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No identity answers.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromException<AccessToken>(new CredentialUnavailableException("No identity answers."));
    }

    private sealed class CountedTokens(TimeProvider clock) : TokenCredential
    {
        private int _given;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token-{++_given}-for-{requestContext.Scopes.Single()}", clock.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
