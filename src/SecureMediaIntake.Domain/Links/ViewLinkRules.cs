using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>The one total function over a view link's states and events: every cell of its 7 × 11 table in docs/threat-model.md, and nothing outside it. Pure.</summary>
public static class ViewLinkRules
{
    /// <returns>The link as it is after the event (the same instance where nothing changes), or why it cannot be.</returns>
    public static Outcome<ViewLink> Apply(ViewLink link, ViewLinkEvent happening, DateTimeOffset now)
    {
        var state = link.StateAt(now);

        return happening switch
        {
            ViewLinkEvent.Open => Open(link, state),
            ViewLinkEvent.ReserveTry(var operation) => Reserve(link, state, operation),
            ViewLinkEvent.RightAnswer(var operation, var session) => Right(link, state, operation, session, now),
            ViewLinkEvent.WrongAnswer(var operation) => Wrong(link, state, operation),
            ViewLinkEvent.SendNumbers(var epoch, var mac) => AfterCheck(link, state, epoch) ?? Send(link, state, mac, now),
            ViewLinkEvent.ReserveNumbers(var epoch, var operation) => AfterCheck(link, state, epoch) ?? ReserveNumbers(link, state, operation, now),
            ViewLinkEvent.RightNumbers(var epoch, var operation) => AfterCheck(link, state, epoch) ?? RightNumbers(link, state, operation, now),
            ViewLinkEvent.WrongNumbers(var epoch, var operation) => AfterCheck(link, state, epoch) ?? WrongNumbers(link, operation),
            ViewLinkEvent.Look(var epoch) => AfterCheck(link, state, epoch) ?? Look(link, state, now),
            ViewLinkEvent.Revoke => link.IsLiveAt(now) ? link with { Status = ViewLinkStatus.Revoked, EndedAt = now } : link,
            ViewLinkEvent.EndReached => state == link.Status ? link : link with { Status = state },
            _ => throw new UnreachableException($"View link event {happening.GetType().Name} has no rule."),
        };
    }

    private static Outcome<ViewLink> Open(ViewLink link, ViewLinkStatus state) => state switch
    {
        ViewLinkStatus.Issued => link with { Status = ViewLinkStatus.Opened },
        ViewLinkStatus.Opened or ViewLinkStatus.Checked or ViewLinkStatus.Verified => link,
        ViewLinkStatus.Locked or ViewLinkStatus.Revoked or ViewLinkStatus.Expired => LinkProblems.CannotOpen,
        _ => throw NoRule(state),
    };

    private static Outcome<ViewLink> Reserve(ViewLink link, ViewLinkStatus state, OperationId operation) => state switch
    {
        ViewLinkStatus.Locked => LinkProblems.CannotOpen,
        _ when link.TriesLeft == 0 => LinkProblems.Locked,
        _ => link with { Tries = [.. link.Tries, operation] },
    };

    private static Outcome<ViewLink> Right(ViewLink link, ViewLinkStatus state, OperationId operation, string session, DateTimeOffset now)
    {
        if (state is ViewLinkStatus.Locked || !link.Tries.Contains(operation))
        {
            return LinkProblems.CannotOpen;
        }

        // A right answer gives back its own try, never an earlier wrong one. Numbers of the epoch before are worth nothing.
        var freed = link with
        {
            Tries = [.. link.Tries.Where(held => held != operation)], Epoch = link.Epoch + 1, Session = new(session, now, now), Numbers = null,
        };

        // An ended one stays ended: its owner may read so, and nothing else.
        return link.IsLiveAt(now) ? freed with { Status = ViewLinkStatus.Checked } : freed;
    }

    private static Outcome<ViewLink> Wrong(ViewLink link, ViewLinkStatus state, OperationId operation) => state switch
    {
        ViewLinkStatus.Locked => LinkProblems.CannotOpen,
        _ when !link.Tries.Contains(operation) => LinkProblems.CannotOpen,
        ViewLinkStatus.Revoked or ViewLinkStatus.Expired => link,
        _ when link.TriesLeft == 0 => Lock(link),
        _ => link,
    };

    /// <returns>Null for a live link whose check this browser passed last; else why it may do nothing.</returns>
    private static Problem? AfterCheck(ViewLink link, ViewLinkStatus state, int epoch) => state switch
    {
        ViewLinkStatus.Locked or ViewLinkStatus.Revoked or ViewLinkStatus.Expired => LinkProblems.Ended,
        ViewLinkStatus.Issued or ViewLinkStatus.Opened => LinkProblems.CheckAgain,
        ViewLinkStatus.Checked or ViewLinkStatus.Verified => epoch != link.Epoch || link.Session is null ? LinkProblems.Moved : null,
        _ => throw NoRule(state),
    };

    private static Outcome<ViewLink> Send(ViewLink link, ViewLinkStatus state, string mac, DateTimeOffset now) => state switch
    {
        // Pressed in another tab of the same browser: it may look already.
        ViewLinkStatus.Verified => link,
        _ when link.NumberTriesLeft == 0 => LinkProblems.Locked,
        _ when link.Numbers is { } before && now - before.SentAt < ViewNumbers.Pause => ViewLinkProblems.NumbersOnTheirWay,
        _ when link.NumbersSent >= ViewLink.MaxNumbersSent => ViewLinkProblems.NoMoreNumbers,
        _ => link with { Numbers = new(mac, now), NumbersSent = link.NumbersSent + 1, Session = link.Session! with { MovedAt = now } },
    };

    private static Outcome<ViewLink> ReserveNumbers(ViewLink link, ViewLinkStatus state, OperationId operation, DateTimeOffset now) => state switch
    {
        ViewLinkStatus.Verified => link,
        _ when link.NumberTriesLeft == 0 => LinkProblems.Locked,
        _ when link.Numbers is not { } numbers || !numbers.HoldAt(now) => ViewLinkProblems.NumbersAreOld,
        _ => link with { NumberTries = [.. link.NumberTries, operation] },
    };

    private static Outcome<ViewLink> RightNumbers(ViewLink link, ViewLinkStatus state, OperationId operation, DateTimeOffset now)
    {
        if (!link.NumberTries.Contains(operation))
        {
            return ViewLinkProblems.NumbersAreOld;
        }

        var freed = link with { NumberTries = [.. link.NumberTries.Where(held => held != operation)] };

        // Once: they are gone with the first use. The same browser that pressed twice is in already.
        return state is ViewLinkStatus.Verified ? freed
            : link.Numbers is null ? ViewLinkProblems.NumbersAreOld
            : freed with { Status = ViewLinkStatus.Verified, Numbers = null, Session = link.Session! with { MovedAt = now } };
    }

    private static Outcome<ViewLink> WrongNumbers(ViewLink link, OperationId operation) =>
        !link.NumberTries.Contains(operation) ? ViewLinkProblems.NumbersAreOld : link.NumberTriesLeft == 0 ? Lock(link) : link;

    private static Outcome<ViewLink> Look(ViewLink link, ViewLinkStatus state, DateTimeOffset now) =>
        state is ViewLinkStatus.Verified ? link with { Session = link.Session! with { MovedAt = now } } : LinkProblems.CheckAgain;

    private static ViewLink Lock(ViewLink link) => link with { Status = ViewLinkStatus.Locked, Session = null, Numbers = null };

    private static UnreachableException NoRule(ViewLinkStatus state) => new($"View link status {state} has no rule.");
}
