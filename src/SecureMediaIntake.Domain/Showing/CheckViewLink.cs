using System.Diagnostics;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Showing;

/// <summary>What a passed check of a view link gives to the browser: the right to ask for numbers, or to read that the link has ended.</summary>
public sealed record PassedViewCheck(ViewLinkStatus State, int Epoch, byte[] Secret);

/// <summary>The check of a view link: reserved before it is compared, as for an upload link.</summary>
public sealed class CheckViewLink(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <param name="answer">Normalised by <see cref="IdentityCheck"/>.</param>
    /// <returns>The new session; <see cref="LinkProblems.WrongAnswer"/>, <see cref="LinkProblems.Locked"/> or <see cref="LinkProblems.CannotOpen"/>.</returns>
    /// <exception cref="UnavailableException">Vault or storage do not answer: no comparison was made; when the vault fails, no try was taken either.</exception>
    public async Task<Outcome<PassedViewCheck>> RunAsync(LinkTarget target, string answer, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(target.Request, cancellation) is not { } request
            || request.Find<KeyRow>(KeyRow.Key) is not { } keyRow
            || request.ViewLink(target.Number) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, keyRow, cancellation);

        var operation = OperationId.New();
        var reserved = await ChangeAsync(target, operation, new ViewLinkEvent.ReserveTry(operation), "view-link-check-tried", cancellation);
        CrashPoint.Hit("View.try-reserved.after");

        if (reserved is Outcome<ViewLink>.Refused(var noTry))
        {
            return noTry;
        }

        return IdentityCheck.Matches(link.AnswerMac, answer, key)
            ? await PassAsync(target, operation, cancellation)
            : await FailAsync(target, operation, cancellation);
    }

    private async Task<Outcome<PassedViewCheck>> PassAsync(LinkTarget target, OperationId tried, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(UploadSession.SecretBytes);
        var passed = await ChangeAsync(
            target, OperationId.New(), new ViewLinkEvent.RightAnswer(tried, UploadSession.Hash(secret)), "view-link-check-passed", cancellation);
        CrashPoint.Hit("View.checked.after");
        return passed.Then<PassedViewCheck>(link => new PassedViewCheck(link.StateAt(clock.GetUtcNow()), link.Epoch, secret));
    }

    private async Task<Outcome<PassedViewCheck>> FailAsync(LinkTarget target, OperationId tried, CancellationToken cancellation) =>
        await ChangeAsync(target, OperationId.New(), new ViewLinkEvent.WrongAnswer(tried), "view-link-check-failed", cancellation) switch
        {
            Outcome<ViewLink>.Ok({ TriesLeft: 0 }) => LinkProblems.Locked,
            Outcome<ViewLink>.Ok(var link) => LinkProblems.WrongAnswer with { Count = link.TriesLeft },
            Outcome<ViewLink>.Refused(var problem) => problem,
            _ => throw new UnreachableException(),
        };

    private Task<Outcome<ViewLink>> ChangeAsync(LinkTarget target, OperationId operation, ViewLinkEvent happening, string action, CancellationToken cancellation) =>
        ledger.ChangeAsync(target.Request, operation, request => ViewLinkChange.Of(request, target.Number, happening, action, clock.GetUtcNow()), cancellation);
}

/// <summary>One event of a view link as a change of its request, with its lines in the trail.</summary>
internal static class ViewLinkChange
{
    public static Outcome<Decision<ViewLink>> Of(RequestSnapshot request, int number, ViewLinkEvent happening, string action, DateTimeOffset now)
    {
        var link = request.ViewLink(number)!;
        return ViewLinkRules.Apply(link, happening, now).Then<Decision<ViewLink>>(after => after == link && happening is not ViewLinkEvent.WrongAnswer and not ViewLinkEvent.WrongNumbers
            ? Decision<ViewLink>.Already(link)
            : new Decision<ViewLink>(new Change { Put = [after], Trail = Lines(link, after, action) }, after));
    }

    private static IReadOnlyList<TrailEvent> Lines(ViewLink before, ViewLink after, string action) =>
        after.Status == ViewLinkStatus.Locked && before.Status != ViewLinkStatus.Locked
            ? [new(action, before.RowKey, before.Actor), new("view-link-locked", before.RowKey, Actors.Service)]
            : [new(action, before.RowKey, before.Actor)];
}
