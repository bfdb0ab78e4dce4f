using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// The one total function over a link's states and events: every cell of the 7 × 11 table in docs/threat-model.md, and nothing outside it. Pure.
/// </summary>
public static class LinkRules
{
    /// <param name="anyReceived">Whether the request has at least one item that reached Received.</param>
    /// <returns>The link as it is after the event (the same instance where nothing changes), or why it cannot be.</returns>
    public static Outcome<UploadLink> Apply(UploadLink link, LinkEvent happening, DateTimeOffset now, bool anyReceived)
    {
        var state = link.StateAt(now, anyReceived);

        return happening switch
        {
            // A link for staff has no door and no check, and a patient's cannot be had without them.
            LinkEvent.Open or LinkEvent.Report or LinkEvent.ReserveTry or LinkEvent.RightAnswer or LinkEvent.WrongAnswer
                when link.Check == CheckKind.Staff => LinkProblems.CannotOpen,
            LinkEvent.TakeUp when link.Check != CheckKind.Staff => LinkProblems.CannotOpen,
            LinkEvent.TakeUp(var session) => TakeUp(link, state, session, now),
            LinkEvent.Open => Open(link, state),
            LinkEvent.Report => Report(link, state),
            LinkEvent.ReserveTry(var operation) => Reserve(link, state, operation),
            LinkEvent.RightAnswer(var operation, var session) => Right(link, state, operation, session, now),
            LinkEvent.WrongAnswer(var operation) => Wrong(link, state, operation),
            LinkEvent.ReserveUpload(var epoch) => Move(link, state, epoch, now),
            LinkEvent.CommitUpload(var epoch) => Move(link, state, epoch, now),
            LinkEvent.Send(var epoch) => Send(link, state, epoch, anyReceived, now),
            LinkEvent.Revoke => Revoke(link, state),
            LinkEvent.EndReached => state == link.Status ? link : link with { Status = state, SentAt = link.SpentAt(now, anyReceived) },
            _ => throw new UnreachableException($"Link event {happening.GetType().Name} has no rule."),
        };
    }

    private static Outcome<UploadLink> Open(UploadLink link, LinkStatus state) => state switch
    {
        LinkStatus.Issued => link with { Status = LinkStatus.Opened },
        LinkStatus.Opened or LinkStatus.Verified => link,

        // Also for Consumed: before the check nobody learns that this link was ever good.
        LinkStatus.Consumed or LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired => LinkProblems.CannotOpen,
        _ => throw NoRule(state),
    };

    /// <summary>Nothing of a link follows from what its holder says before the check; only a live one listens, as only that one has the page.</summary>
    private static Outcome<UploadLink> Report(UploadLink link, LinkStatus state) => state switch
    {
        LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified => link,
        LinkStatus.Consumed or LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired => LinkProblems.CannotOpen,
        _ => throw NoRule(state),
    };

    private static Outcome<UploadLink> Reserve(UploadLink link, LinkStatus state, Requests.OperationId operation) => state switch
    {
        LinkStatus.Locked => LinkProblems.CannotOpen,

        // All tries are held: five failed, or some died between reserving and comparing. Either way no sixth comparison happens.
        _ when link.TriesLeft == 0 => LinkProblems.Locked,
        LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified or LinkStatus.Consumed or LinkStatus.Revoked or LinkStatus.Expired =>
            link with { Tries = [.. link.Tries, operation] },
        _ => throw NoRule(state),
    };

    private static Outcome<UploadLink> Right(
        UploadLink link, LinkStatus state, Requests.OperationId operation, string session, DateTimeOffset now)
    {
        if (!link.Tries.Contains(operation))
        {
            return LinkProblems.CannotOpen;
        }

        // A right answer gives back its own try, never an earlier wrong one.
        var freed = link with { Tries = [.. link.Tries.Where(held => held != operation)] };

        return state switch
        {
            LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified =>
                freed with { Status = LinkStatus.Verified, Epoch = link.Epoch + 1, Session = new(session, now, now) },

            // What was sent, or why there is nothing to send any more, can be read; nothing can be added, as uploads want Verified.
            LinkStatus.Consumed or LinkStatus.Revoked or LinkStatus.Expired =>
                freed with { Epoch = link.Epoch + 1, Session = new(session, now, now) },
            LinkStatus.Locked => LinkProblems.CannotOpen,
            _ => throw NoRule(state),
        };
    }

    /// <summary>Another phone in place of the first is fine, as with a patient's: the first finds that it moved.</summary>
    private static Outcome<UploadLink> TakeUp(UploadLink link, LinkStatus state, string session, DateTimeOffset now) => state switch
    {
        LinkStatus.Issued or LinkStatus.Verified => link with { Status = LinkStatus.Verified, Epoch = link.Epoch + 1, Session = new(session, now, now) },
        LinkStatus.Opened or LinkStatus.Locked => LinkProblems.CannotOpen,
        LinkStatus.Consumed or LinkStatus.Revoked or LinkStatus.Expired => LinkProblems.Ended,
        _ => throw NoRule(state),
    };

    private static Outcome<UploadLink> Wrong(UploadLink link, LinkStatus state, Requests.OperationId operation)
    {
        if (!link.Tries.Contains(operation))
        {
            return LinkProblems.CannotOpen;
        }

        return state switch
        {
            LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified when link.TriesLeft == 0 =>
                link with { Status = LinkStatus.Locked, Session = null },
            LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified => link,

            // The state is final; the held tries alone keep the check closed.
            LinkStatus.Consumed or LinkStatus.Revoked or LinkStatus.Expired => link,
            LinkStatus.Locked => LinkProblems.CannotOpen,
            _ => throw NoRule(state),
        };
    }

    private static Outcome<UploadLink> Move(UploadLink link, LinkStatus state, int epoch, DateTimeOffset now) => state switch
    {
        LinkStatus.Verified when link.Session is null || epoch != link.Epoch => LinkProblems.Moved,
        LinkStatus.Verified => link with { Session = link.Session with { MovedAt = now } },
        LinkStatus.Issued or LinkStatus.Opened => LinkProblems.CheckAgain,
        LinkStatus.Consumed or LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired => LinkProblems.Ended,
        _ => throw NoRule(state),
    };

    private static Outcome<UploadLink> Send(UploadLink link, LinkStatus state, int epoch, bool anyReceived, DateTimeOffset now) => state switch
    {
        LinkStatus.Verified when epoch != link.Epoch => LinkProblems.Moved,
        LinkStatus.Verified when !anyReceived => LinkProblems.NothingToSend,
        LinkStatus.Verified => link with { Status = LinkStatus.Consumed, SentAt = now },

        // Pressed twice, or the answer was lost: the same answer again.
        LinkStatus.Consumed => link,
        LinkStatus.Issued or LinkStatus.Opened => LinkProblems.CheckAgain,
        LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired => LinkProblems.Ended,
        _ => throw NoRule(state),
    };

    private static Outcome<UploadLink> Revoke(UploadLink link, LinkStatus state) => state switch
    {
        LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified => link with { Status = LinkStatus.Revoked },
        LinkStatus.Consumed => LinkProblems.AlreadyReceived,
        LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired => link,
        _ => throw NoRule(state),
    };

    private static UnreachableException NoRule(LinkStatus state) => new($"Link status {state} has no rule.");
}
