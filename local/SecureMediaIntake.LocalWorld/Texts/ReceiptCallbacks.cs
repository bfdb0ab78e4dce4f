using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>Posts the final status of each text to the sender's call-back address, with the sender's bearer token.</summary>
/// <remarks>
/// Five tries, five minutes apart, then never again, as the service documents it ("Callbacks"): a sender that relies on receipts
/// alone must ask as well.
/// </remarks>
internal sealed class ReceiptCallbacks(Outbox outbox, NotifyServerOptions options) : IAsyncDisposable
{
    private const int Tries = 5;

    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<Task> _running = [];
    private Target? _target;

    public void SendTo(Uri address, string bearerToken, HttpClient client) => _target = new(address, bearerToken, client);

    public void Follow(AcceptedText text)
    {
        if (_target is { } target && !text.ReceiptLost)
        {
            lock (_gate)
            {
                _running.RemoveAll(one => one.IsCompleted);
                _running.Add(RunAsync(text, target));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync(AcceptedText text, Target target)
    {
        await Task.Delay(options.DeliveredAfter, options.Clock, _stopping.Token);

        // A timer may be early by the clock that decides the status, and only a final one is ever posted.
        while (outbox.StatusOf(text) is "created" or "sending")
        {
            await Task.Delay(Early, options.Clock, _stopping.Token);
        }

        for (var attempt = 1; !await TryAsync(text, target) && attempt < Tries; attempt++)
        {
            await Task.Delay(options.ReceiptPause, options.Clock, _stopping.Token);
        }
    }

    private async Task<bool> TryAsync(AcceptedText text, Target target)
    {
        var receipt = new WireReceipt(
            text.Id.ToString(), text.Reference, text.To, outbox.StatusOf(text), NotifyEndpoints.Time(text.At),
            Time(outbox.CompletedAt(text)), Time(outbox.SentAt(text)), "sms", text.TemplateId, 1);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address)
        {
            Content = JsonContent.Create(receipt, NotifyJson.Default.WireReceipt),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", target.BearerToken);
        try
        {
            using var answer = await target.Client.SendAsync(request, _stopping.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string? Time(DateTimeOffset? time) => time is { } known ? NotifyEndpoints.Time(known) : null;

    private sealed record Target(Uri Address, string BearerToken, HttpClient Client);
}
