using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

using SecureMediaIntake.Domain.Webhooks;

namespace SecureMediaIntake.FunctionApp.Webhooks;

/// <summary>
/// <see cref="IWebhookSender"/> over HTTPS. No redirect is followed, no body of an answer is read, and nothing of what went wrong is kept but a code: the receiver
/// chooses every word of it.
/// </summary>
/// <remarks>CloudEvents 1.0, HTTP 1.1 Web Hooks: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md, sections 2 and 4.</remarks>
internal sealed class HttpWebhookSender(HttpMessageHandler connections, TimeProvider clock) : IWebhookSender, IDisposable
{
    /// <summary>15 s for a whole try, as Standard Webhooks advises (15 to 30 s): a receiver takes the event and works on it afterwards.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private const string RequestOrigin = "WebHook-Request-Origin";
    private const string AllowedOrigin = "WebHook-Allowed-Origin";
    private const string Everybody = "*";

    private readonly HttpClient _client = new(connections, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<Consent> AskAsync(Uri address, string origin, CancellationToken cancellation)
    {
        using var question = new HttpRequestMessage(HttpMethod.Options, address);
        question.Headers.TryAddWithoutValidation(RequestOrigin, origin);
        var consent = new Consent(IsGiven: false);

        // "The handshake cannot rely on status codes" (4.2): whoever does not know it may answer 200 to every OPTIONS.
        var answer = await SendAsync(
            question,
            said => consent = new(said.Headers.TryGetValues(AllowedOrigin, out var allowed) && allowed.Any(one => one == Everybody || one.Equals(origin, StringComparison.OrdinalIgnoreCase))),
            cancellation);
        return consent.IsGiven || answer.Status != 0 ? consent : new(IsGiven: false, answer.Code);
    }

    public Task<ReceiverAnswer> SendAsync(Uri address, string origin, SignedEvent signed, CancellationToken cancellation)
    {
        var post = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(signed.Body) };
        post.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.ContentType, "utf-8");
        post.Headers.TryAddWithoutValidation(RequestOrigin, origin);
        post.Headers.TryAddWithoutValidation("webhook-id", signed.Id);
        post.Headers.TryAddWithoutValidation("webhook-timestamp", signed.Timestamp);
        post.Headers.TryAddWithoutValidation("webhook-signature", signed.Signature);
        return SendAsync(post, static _ => { }, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private async Task<ReceiverAnswer> SendAsync(HttpRequestMessage request, Action<HttpResponseMessage> look, CancellationToken cancellation)
    {
        using var message = request;
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);

        try
        {
            using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            look(answer);
            return new((int)answer.StatusCode, RetryAfter: RetryAfterOf(answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(0, ReceiverCauses.TimedOut);
        }
        catch (HttpRequestException e)
        {
            return new(0, CauseOf(e));
        }
    }

    private static string CauseOf(HttpRequestException e) => e switch
    {
        { InnerException: AddressNotAllowedException } => ReceiverCauses.AddressNotAllowed,
        { InnerException: AuthenticationException } => ReceiverCauses.CertificateRefused,
        _ => ReceiverCauses.NoAnswer,
    };

    private TimeSpan? RetryAfterOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}
