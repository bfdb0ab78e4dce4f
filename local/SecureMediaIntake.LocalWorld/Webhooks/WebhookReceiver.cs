using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.Webhooks;

/// <summary>
/// A hospital's system that is told what happened: it agrees to be told, verifies the signature, and shows on its page <c>/</c> what came. Tests choose what it
/// answers.
/// </summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private const string Path = "/hook";

    /// <summary>Bytes of the secret: Standard Webhooks wants 24 to 64.</summary>
    private const int SecretBytes = 32;

    private readonly Lock _gate = new();
    private readonly List<ReceivedEvent> _received = [];
    private readonly List<string> _asked = [];
    private readonly TimeProvider _clock;
    private LoopbackServer? _server;

    private WebhookReceiver(TimeProvider clock) => _clock = clock;

    /// <summary>Setting <c>Organisations__{n}__Webhooks__{m}__Address</c>.</summary>
    public Uri Address => new(Page, Path);

    /// <summary>For a person.</summary>
    public Uri Page => (_server ?? throw new InvalidOperationException("The receiver has not started.")).Address;

    /// <summary>What the vault holds for it.</summary>
    public string Secret { get; } = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>Whether it agrees when it is asked.</summary>
    public bool Agrees { get; set; } = true;

    /// <summary>What it answers to an event: a status, and headers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Accept;

    public IReadOnlyList<ReceivedEvent> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Names under which it was asked whether it agrees.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    public static async Task<WebhookReceiver> StartAsync(X509Certificate2 certificate, TimeProvider clock, CancellationToken cancellation)
    {
        var receiver = new WebhookReceiver(clock);
        receiver._server = await LoopbackServer.StartAsync(certificate, port: 0, receiver.Map, cancellation);
        return receiver;
    }

    public async ValueTask DisposeAsync() => await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);

    private static Task Accept(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private void Map(WebApplication application)
    {
        application.MapMethods(Path, [HttpMethods.Options], Agree);
        application.MapPost(Path, ReceiveAsync);
        application.MapGet("/", () => Results.Content(Render(), "text/html; charset=utf-8"));
    }

    private IResult Agree(HttpContext context)
    {
        var origin = context.Request.Headers["WebHook-Request-Origin"].ToString();
        lock (_gate)
        {
            _asked.Add(origin);
        }

        if (Agrees)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            context.Response.Headers["WebHook-Allowed-Origin"] = origin;
            context.Response.Headers["WebHook-Allowed-Rate"] = "*";
        }

        return Results.Ok();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        var (body, headers) = (memory.ToArray(), context.Request.Headers);
        var id = headers["webhook-id"].ToString();
        var genuine = SignatureCheck.IsGenuine(
            Secret, id, headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body, _clock.GetUtcNow());

        await Answer(context);
        lock (_gate)
        {
            _received.Add(new(
                _clock.GetUtcNow(), id, TypeOf(body), context.Request.ContentType ?? string.Empty, Encoding.UTF8.GetString(body), genuine,
                headers["WebHook-Request-Origin"].ToString(), context.Response.StatusCode));
        }
    }

    private static string TypeOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("type", out var type) ? type.GetString() ?? string.Empty : string.Empty;
        }
        catch (JsonException)
        {
            return string.Empty;
        }
    }

    private string Render()
    {
        var rows = new StringBuilder();
        foreach (var one in Received.Reverse())
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{one.At:HH:mm:ss}</td><td>{Encode(one.Type)}</td><td>{(one.IsGenuine ? "genuine" : "NOT genuine")}</td><td>{one.Answered}</td><td><code>{Encode(one.Body)}</code></td></tr>");
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>What a system of the hospital was told</title></head>
            <body>
              <h1>What a system of the hospital was told</h1>
              <p>The newest first. This page looks again every 5 seconds.</p>
              <table><thead><tr><th>UTC</th><th>Event</th><th>Signature</th><th>Answered</th><th>Body</th></tr></thead><tbody>{rows}</tbody></table>
            </body>
            </html>
            """;
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
