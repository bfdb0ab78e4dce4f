using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Notes what the operator says about a text.</summary>
public sealed class NoteReceipt(Ledger ledger, TimeProvider clock)
{
    /// <param name="rowKey">Of the <see cref="TextRow"/>.</param>
    /// <returns>True when this was news; <see cref="RequestProblems.Unknown"/> when there is no such text. Again is harmless.</returns>
    public Task<Outcome<bool>> RunAsync(RequestId id, string rowKey, TextReceipt receipt, CancellationToken cancellation) => ledger.ChangeAsync(
        id, OperationId.New(), request => Decide(request, rowKey, receipt, clock.GetUtcNow()), cancellation);

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, string rowKey, TextReceipt receipt, DateTimeOffset now)
    {
        if (request.Rows.GetValueOrDefault(rowKey) is not TextRow text)
        {
            return RequestProblems.Unknown;
        }

        var after = text.With(receipt, now);
        return ReferenceEquals(after, text) ? Decision<bool>.Already(false) : new Decision<bool>(
            new Change { Put = [after], Trail = [new(ActionOf(receipt), rowKey, Actors.Service, ReasonOf(receipt))] }, true);
    }

    private static string ActionOf(TextReceipt receipt) => receipt is TextReceipt.Delivered ? "text-delivered" : "text-not-delivered";

    private static string? ReasonOf(TextReceipt receipt) => receipt switch
    {
        TextReceipt.Delivered => null,
        TextReceipt.PermanentFailure => "permanent-failure",
        TextReceipt.TemporaryFailure => "temporary-failure",
        TextReceipt.TechnicalFailure => "technical-failure",
        _ => throw new System.Diagnostics.UnreachableException($"Receipt {receipt} has no reason."),
    };
}
