using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The watchdog's look at a check. A try that died between being taken and being compared stays taken; when it was the last, nobody can pass any
/// more, and the link must say so like after five wrong answers.
/// </summary>
public sealed class LockSpentLink(Ledger ledger, TimeProvider clock)
{
    /// <param name="operation">The change whose watchdog asks; only one that took a try matters.</param>
    /// <returns>True when a link was locked now. Again is harmless.</returns>
    public async Task<Outcome<bool>> RunAsync(RequestId id, OperationId? operation, CancellationToken cancellation) =>
        operation is { } taken
            ? await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, taken, clock.GetUtcNow()), cancellation)
            : false;

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, OperationId taken, DateTimeOffset now)
    {
        // Only for the try that was taken last: while an earlier one's watchdog asks, the fifth may just be compared, and may be right.
        if (request.All<ViewLink>().FirstOrDefault(view => HoldsLast(view.TriesLeft, view.Tries, taken) || HoldsLast(view.NumberTriesLeft, view.NumberTries, taken)) is { } spent)
        {
            return LockView(spent, taken, now);
        }

        if (request.All<UploadLink>().FirstOrDefault(link => HoldsLast(link.TriesLeft, link.Tries, taken)) is not { } link)
        {
            return Decision<bool>.Already(false);
        }

        return LinkRules.Apply(link, new LinkEvent.WrongAnswer(taken), now, request.AnyReceived()) switch
        {
            Outcome<UploadLink>.Ok({ Status: LinkStatus.Locked } locked) when locked != link => new Decision<bool>(
                new Change { Put = [locked], Trail = [new("link-locked", link.RowKey, Actors.Service)] }, true),
            _ => Decision<bool>.Already(false),
        };
    }

    private static bool HoldsLast(int left, IReadOnlyList<OperationId> tries, OperationId taken) => left == 0 && tries[^1] == taken;

    private static Outcome<Decision<bool>> LockView(ViewLink link, OperationId taken, DateTimeOffset now)
    {
        ViewLinkEvent wrong = link.Tries.Contains(taken) ? new ViewLinkEvent.WrongAnswer(taken) : new ViewLinkEvent.WrongNumbers(link.Epoch, taken);
        return ViewLinkRules.Apply(link, wrong, now) switch
        {
            Outcome<ViewLink>.Ok({ Status: ViewLinkStatus.Locked } locked) when locked != link => new Decision<bool>(
                new Change { Put = [locked], Trail = [new("view-link-locked", link.RowKey, Actors.Service)] }, true),
            _ => Decision<bool>.Already(false),
        };
    }
}
