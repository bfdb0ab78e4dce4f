using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Owes the texts whose time has come: a reminder, files that wait, what waited for the morning. Whether it is still wanted is judged when it goes out.</summary>
public sealed class SendDueTexts(Ledger ledger, TextOptions options, TimeProvider clock)
{
    /// <summary>Again is harmless.</summary>
    /// <returns>How many texts were owed now.</returns>
    public Task<Outcome<int>> RunAsync(RequestId id, CancellationToken cancellation) => ledger.ChangeAsync(
        id, OperationId.New(), request => Decide(request, clock.GetUtcNow()), cancellation);

    private Outcome<Decision<int>> Decide(RequestSnapshot request, DateTimeOffset now)
    {
        var due = request.All<TextRow>()
            .Where(text => text.State == TextState.Owed && text.DueAt <= now && !IsUnderWay(request, text))
            .ToList();

        if (due.Count == 0)
        {
            return Decision<int>.Already(0);
        }

        // Somebody who is still choosing photos needs nobody to tell them that they have not sent.
        var quiet = TextRules.LastMove(request) + options.NotSentAfter;
        var early = due.Where(text => text.Kind == TextKind.NotSent && quiet > now && text.IsWanted(request, now)).ToList();
        due = [.. due.Except(early)];

        return new Decision<int>(
            new Change
            {
                Put = [.. early.Select(text => text with { DueAt = quiet })],
                Trail =
                [
                    .. early.Select(text => new TrailEvent("text-put-off", text.RowKey, Actors.Service)),
                    .. due.Select(text => new TrailEvent("text-due", text.RowKey, Actors.Service)),
                ],
                Effects = [.. early.Select(_ => SendMessage.To(PipelineQueue.CheckRequest, delay: quiet - now)), .. due.Select(SendText.For)],
            },
            due.Count);
    }

    private static bool IsUnderWay(RequestSnapshot request, TextRow text) =>
        request.Outbox().Any(owed => owed.Kind == SendText.EffectKind && owed.Argument == text.RowKey);
}
