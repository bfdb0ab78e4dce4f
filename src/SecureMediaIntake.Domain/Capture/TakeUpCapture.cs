using System.Security.Cryptography;
using System.Text;

using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Capture;

/// <summary>A browser takes a capture up: from now on it may add files to this request, in the name of who began, and nothing else.</summary>
public sealed class TakeUpCapture(OpenRequest requests, Ledger ledger, ILinkIndex index, TimeProvider clock)
{
    /// <summary>On the very device on which the clinician is logged in.</summary>
    public async Task<Outcome<TakenUp>> HereAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.TakePhotos, id, cancellation);

        if (opened is null || CaptureLinks.Of(opened.Snapshot) is not { } link)
        {
            return RequestProblems.Unknown;
        }

        return link.Holder == Actors.PseudonymOf(clinician.Id, opened.Key)
            ? await TakeUpAsync(id, byCode: null, cancellation)
            : CaptureProblems.NotYours;
    }

    /// <summary>On a phone that read the code from the screen. A code works once.</summary>
    /// <returns>The right of this phone; <see cref="CaptureProblems.CodeIsSpent"/> whatever is wrong with the code.</returns>
    public async Task<Outcome<TakenUp>> ByCodeAsync(LinkSecret secret, CancellationToken cancellation) =>
        await index.FindAsync(secret.Hash(), cancellation) is { } target
            ? await TakeUpAsync(target.Request, secret.Hash(), cancellation)
            : CaptureProblems.CodeIsSpent;

    private async Task<Outcome<TakenUp>> TakeUpAsync(RequestId id, string? byCode, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetBytes(UploadSession.SecretBytes);
        var changed = await ledger.ChangeAsync(
            id, OperationId.New(), request => Decide(request, byCode, UploadSession.Hash(secret), clock.GetUtcNow()), cancellation);
        return changed.Then<TakenUp>(link => new TakenUp(new(id, link.Number), new(link.Status, link.Epoch, secret)));
    }

    private static Outcome<Decision<UploadLink>> Decide(RequestSnapshot request, string? byCode, string session, DateTimeOffset now)
    {
        var code = request.Find<CaptureCode>(CaptureCode.Key);

        if (CaptureLinks.Of(request) is not { } link || (byCode is not null && !Fits(code, byCode, now)))
        {
            return CaptureProblems.CodeIsSpent;
        }

        return LinkRules.Apply(link, new LinkEvent.TakeUp(session), now, request.AnyReceived()).Then<Decision<UploadLink>>(after => new Decision<UploadLink>(
            new Change
            {
                Put = [after],

                // Used, or not needed any more: what is left on a screen opens nothing.
                Remove = code is null ? [] : [CaptureCode.Key],
                Trail = [new TrailEvent("capture-taken-up", link.RowKey, link.Actor, byCode is null ? "here" : "code")],
            },
            after));
    }

    private static bool Fits(CaptureCode? code, string hash, DateTimeOffset now) =>
        code is not null && now < code.EndsAt
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code.SecretHash), Encoding.ASCII.GetBytes(hash));
}

/// <summary>What the browser that took a capture up holds.</summary>
public sealed record TakenUp(LinkTarget Target, PassedCheck Right)
{
    public override string ToString() => "taken up";
}
