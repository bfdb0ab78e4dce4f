using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Capture;

/// <summary>Makes a code that hands a capture over to a phone on which nobody is logged in. Each call makes the code before worthless.</summary>
public sealed class ShowCaptureCode(OpenRequest requests, Ledger ledger, ILinkIndex index, TimeProvider clock)
{
    /// <returns>The secret to show, and never again; <see cref="CaptureProblems.NotYours"/> for everybody but who began.</returns>
    public async Task<Outcome<LinkSecret>> RunAsync(Clinician clinician, RequestId id, CancellationToken cancellation)
    {
        using var opened = await requests.RunAsync(clinician, ClinicAction.TakePhotos, id, cancellation);

        if (opened is null || CaptureLinks.Of(opened.Snapshot) is not { } link)
        {
            return RequestProblems.Unknown;
        }

        if (link.Holder != Actors.PseudonymOf(clinician.Id, opened.Key))
        {
            return CaptureProblems.NotYours;
        }

        var secret = LinkSecret.New();

        // Index row first: the other order could show a code that leads nowhere.
        await index.AddAsync(secret.Hash(), new(id, link.Number), cancellation);
        return (await ledger.ChangeAsync(id, OperationId.New(), request => Decide(request, secret, clock.GetUtcNow()), cancellation)).Then<LinkSecret>(_ => secret);
    }

    private static Outcome<Decision<bool>> Decide(RequestSnapshot request, LinkSecret secret, DateTimeOffset now)
    {
        var link = CaptureLinks.Of(request)!;

        return link.StateAt(now, request.AnyReceived()) is LinkStatus.Issued or LinkStatus.Verified
            ? new Decision<bool>(
                new Change
                {
                    Put = [new CaptureCode { SecretHash = secret.Hash(), EndsAt = now + CaptureRules.CodeLife }],
                    Trail = [new("capture-code-shown", link.RowKey, link.Actor)],
                },
                true)
            : LinkProblems.Ended;
    }
}

/// <summary>Finds the link of a capture.</summary>
public static class CaptureLinks
{
    /// <returns>Null for a request that a patient was asked.</returns>
    public static UploadLink? Of(RequestSnapshot request) => request.All<UploadLink>().FirstOrDefault(link => link.Check == CheckKind.Staff);
}
