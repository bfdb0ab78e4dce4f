using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Asks the text service what became of texts whose receipt did not come: it gives up calling back after half an hour.</summary>
public sealed class AskForReceipts(Ledger ledger, ITexts texts, NoteReceipt note, IPipelineQueues queues, TextOptions options, TimeProvider clock)
{
    /// <summary>Longest wait between two questions.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>After three days the service itself calls a text failed; a day more, and nobody will ever know.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(4);

    /// <summary>Again is harmless.</summary>
    /// <exception cref="Outcomes.UnavailableException">Text service, storage or queue do not answer.</exception>
    public async Task RunAsync(RequestId id, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(id, cancellation) is not { } request)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var silent = request.All<TextRow>().Where(text => text is { State: TextState.Sent, Receipt: null, At: { } at }
            && now - at >= options.AskForReceiptAfter && now - at < Longest).ToList();
        var pause = TimeSpan.MaxValue;

        foreach (var text in silent)
        {
            if (await texts.LookUpAsync(TextReference.Of(id, text), cancellation) is { Receipt: { } receipt })
            {
                await note.RunAsync(id, text.RowKey, receipt, cancellation);
            }
            else
            {
                // Twice as old at the next question: five or six of them in all.
                var age = now - text.At!.Value;
                pause = new[] { pause, age, LongestPause }.Min();
            }
        }

        if (pause != TimeSpan.MaxValue)
        {
            await queues.SendAsync(PipelineQueue.CheckRequest, new(id), pause, cancellation);
        }
    }
}
