using SecureMediaIntake.LocalWorld.Loopback;

namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>A text as it was accepted. Its status is a matter of time, so it is worked out on each reading.</summary>
/// <param name="Number">Digits with the country code.</param>
/// <param name="ReceiptLost">The phone has it, but the operator never says so.</param>
internal sealed record AcceptedText(
    Guid Id, string To, string Number, string Body, string? Reference, string TemplateId, DateTimeOffset At, bool ReceiptLost);

/// <summary>Every text, and who waits for one.</summary>
internal sealed class Outbox(NotifyServerOptions options)
{
    /// <summary>How long the operator tries, in hours; then the service says temporary-failure (its documentation, "Delivery status").</summary>
    private const int OperatorTriesHours = 72;

    private readonly Lock _gate = new();
    private readonly List<AcceptedText> _texts = [];
    private readonly HashSet<Guid> _handedOut = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool LoseReceipts { get; set; }

    public AcceptedText Add(string to, string number, string body, string? reference, string templateId)
    {
        var text = new AcceptedText(
            RandomUuid.New(), to, number, body, reference, templateId, options.Clock.GetUtcNow(), LoseReceipts);
        TaskCompletionSource arrival;
        lock (_gate)
        {
            _texts.Add(text);
            arrival = _arrival;
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrival.SetResult();
        return text;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AcceptedText> All()
    {
        lock (_gate)
        {
            return [.. _texts];
        }
    }

    /// <summary>The oldest text to the number that no earlier call was given; waits for one if need be.</summary>
    public async Task<AcceptedText> NextAsync(string number, CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_texts.Find(text => text.Number == number && !_handedOut.Contains(text.Id)) is { } found)
                {
                    _handedOut.Add(found.Id);
                    return found;
                }

                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellation);
        }
    }

    public string StatusOf(AcceptedText text)
    {
        var age = options.Clock.GetUtcNow() - text.At;
        return age < options.SendingAfter ? "created"
            : age < options.DeliveredAfter ? "sending"
            : text.Number.EndsWith(PhoneNumber.PermanentFailure, StringComparison.Ordinal) ? "permanent-failure"
            : text.Number.EndsWith(PhoneNumber.TemporaryFailure, StringComparison.Ordinal) ? "temporary-failure"
            : !text.ReceiptLost ? "delivered"
            : age < TimeSpan.FromHours(OperatorTriesHours) ? "sending"
            : "temporary-failure";
    }

    public DateTimeOffset? SentAt(AcceptedText text) => StatusOf(text) == "created" ? null : text.At + options.SendingAfter;

    public DateTimeOffset? CompletedAt(AcceptedText text) => StatusOf(text) is "created" or "sending"
        ? null
        : text.At + (text.ReceiptLost ? TimeSpan.FromHours(OperatorTriesHours) : options.DeliveredAfter);

    public SentText Show(AcceptedText text) => new(text.Id, text.To, text.Body, text.Reference, StatusOf(text), text.At);
}
