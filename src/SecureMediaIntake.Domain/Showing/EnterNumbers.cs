using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>Compares the six numbers. Like the check: a try is taken before, and given back only after the right ones.</summary>
public sealed class EnterNumbers(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <returns>True: this browser may look.</returns>
    /// <exception cref="UnavailableException">Vault or storage do not answer: no comparison was made; when the vault fails, no try was taken either.</exception>
    public async Task<Outcome<bool>> RunAsync(ViewSession session, string? typed, CancellationToken cancellation)
    {
        // What cannot be the numbers costs no try.
        if (ViewNumbers.TryParse(typed) is not { } numbers)
        {
            return ViewLinkProblems.NumbersAreWrong;
        }

        if (session.Request.Find<KeyRow>(KeyRow.Key) is not { } keyRow)
        {
            return LinkProblems.Ended;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(session.Request.Head.Organisation), session.Request.Id, keyRow, cancellation);

        var (operation, epoch) = (OperationId.New(), session.Link.Epoch);
        var reserved = await ChangeAsync(session, operation, new ViewLinkEvent.ReserveNumbers(epoch, operation), "view-link-numbers-tried", cancellation);
        CrashPoint.Hit("View.numbers-reserved.after");

        switch (reserved)
        {
            case Outcome<ViewLink>.Refused(var noTry):
                return noTry;

            case Outcome<ViewLink>.Ok({ Status: ViewLinkStatus.Verified }):
                return true;

            // Compared with what was written together with the try: numbers that were replaced a moment ago are worth nothing.
            case Outcome<ViewLink>.Ok(var link) when link.Numbers!.Matches(link, numbers, key):
                var right = await ChangeAsync(session, OperationId.New(), new ViewLinkEvent.RightNumbers(epoch, operation), "view-link-numbers-right", cancellation);
                CrashPoint.Hit("View.verified.after");
                return right.Then<bool>(_ => true);

            case Outcome<ViewLink>.Ok:
                return await ChangeAsync(session, OperationId.New(), new ViewLinkEvent.WrongNumbers(epoch, operation), "view-link-numbers-wrong", cancellation) switch
                {
                    Outcome<ViewLink>.Ok({ NumberTriesLeft: 0 }) => LinkProblems.Locked,
                    Outcome<ViewLink>.Ok => ViewLinkProblems.NumbersAreWrong,
                    Outcome<ViewLink>.Refused(var problem) => problem,
                    _ => throw new UnreachableException(),
                };

            default:
                throw new UnreachableException();
        }
    }

    private Task<Outcome<ViewLink>> ChangeAsync(ViewSession session, OperationId operation, ViewLinkEvent happening, string action, CancellationToken cancellation) =>
        ledger.ChangeAsync(
            session.Request.Id, operation, request => ViewLinkChange.Of(request, session.Link.Number, happening, action, clock.GetUtcNow()), cancellation);
}
