using System.Diagnostics;
using System.Security.Cryptography;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What a passed check gives to the browser.</summary>
/// <param name="State">What the link is: Verified to upload; anything else to read what became of it.</param>
/// <param name="Epoch">Number of this session.</param>
/// <param name="Secret">32 bytes for the browser's cookie; we keep only their hash.</param>
public sealed record PassedCheck(LinkStatus State, int Epoch, byte[] Secret);

/// <summary>
/// Compares the answer. A try is taken before and given back only after a right answer, so that neither two browsers at once nor a crash in
/// between can have a sixth comparison.
/// </summary>
public sealed class CheckIdentity(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <param name="answer">Normalised by <see cref="IdentityCheck"/>.</param>
    /// <returns>The new session; <see cref="LinkProblems.WrongAnswer"/>, <see cref="LinkProblems.Locked"/> or <see cref="LinkProblems.CannotOpen"/>.</returns>
    /// <exception cref="UnavailableException">Vault or storage do not answer: no comparison was made; when the vault fails, no try was taken either.</exception>
    public async Task<Outcome<PassedCheck>> RunAsync(LinkTarget target, string answer, CancellationToken cancellation)
    {
        if (await ledger.ReadAsync(target.Request, cancellation) is not { } request
            || request.Find<KeyRow>(KeyRow.Key) is not { } keyRow
            || request.Find<UploadLink>(UploadLink.KeyOf(target.Number)) is not { } link)
        {
            return LinkProblems.CannotOpen;
        }

        using var key = await keys.OpenAsync(organisations.ByCode(request.Head.Organisation), request.Id, keyRow, cancellation);

        var operation = OperationId.New();
        CrashPoint.Hit("Check.try-reserved.before");
        var reserved = await ChangeLinkAsync(
            target, operation, new LinkEvent.ReserveTry(operation), "check-tried", cancellation);
        CrashPoint.Hit("Check.try-reserved.after");

        if (reserved is Outcome<UploadLink>.Refused(var noTry))
        {
            return noTry;
        }

        return IdentityCheck.Matches(link.AnswerMac, answer, key)
            ? await PassAsync(target, operation, cancellation)
            : await FailAsync(target, operation, cancellation);
    }

    private async Task<Outcome<PassedCheck>> PassAsync(LinkTarget target, OperationId tried, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(UploadSession.SecretBytes);
        CrashPoint.Hit("Check.verified.before");
        var passed = await ChangeLinkAsync(
            target, OperationId.New(), new LinkEvent.RightAnswer(tried, UploadSession.Hash(secret)), "check-passed", cancellation);
        CrashPoint.Hit("Check.verified.after");

        return passed switch
        {
            Outcome<UploadLink>.Ok(var link) => new PassedCheck(link.Status, link.Epoch, secret),
            Outcome<UploadLink>.Refused(var problem) => problem,
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Outcome<PassedCheck>> FailAsync(LinkTarget target, OperationId tried, CancellationToken cancellation) =>
        await ChangeLinkAsync(target, OperationId.New(), new LinkEvent.WrongAnswer(tried), "check-failed", cancellation) switch
        {
            Outcome<UploadLink>.Ok({ TriesLeft: 0 }) => LinkProblems.Locked,
            Outcome<UploadLink>.Ok(var link) => LinkProblems.WrongAnswer with
            {
                Count = link.TriesLeft,
                PublicMessage = $"That does not match. You have {link.TriesLeft} {(link.TriesLeft == 1 ? "try" : "tries")} left. "
                    + "If you are sure, call us: our record may be wrong.",
            },
            Outcome<UploadLink>.Refused(var problem) => problem,
            _ => throw new UnreachableException(),
        };

    private Task<Outcome<UploadLink>> ChangeLinkAsync(
        LinkTarget target, OperationId operation, LinkEvent happening, string action, CancellationToken cancellation) =>
        ledger.ChangeAsync(
            target.Request,
            operation,
            request =>
            {
                var now = clock.GetUtcNow();
                var link = request.Find<UploadLink>(UploadLink.KeyOf(target.Number))!;

                // A final state shows itself in the answer (consumed, revoked, expired), whatever the row says.
                return LinkRules.Apply(link, happening, now, request.AnyReceived()).Then<Decision<UploadLink>>(after => new Decision<UploadLink>(
                    new Change { Put = [after], Trail = Lines(link, after, action) },
                    after with { Status = after.StateAt(now, request.AnyReceived()) }));
            },
            cancellation);

    private static IReadOnlyList<Audit.TrailEvent> Lines(UploadLink before, UploadLink after, string action) =>
        after.Status == LinkStatus.Locked && before.Status != LinkStatus.Locked
            ? [new(action, before.RowKey, Actors.Patient), new("link-locked", before.RowKey, Actors.Service)]
            : [new(action, before.RowKey, Actors.Patient)];
}
