using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Makes the request's upload key when its link is verified. A request whose link nobody passes never has one.</summary>
public sealed class PrepareUploads(Ledger ledger, IRecordKeys keys, OrganisationDirectory organisations, TimeProvider clock)
{
    /// <summary>The upload key; made once, whoever asks first.</summary>
    public async Task<Outcome<UploadKey>> RunAsync(LinkSession session, CancellationToken cancellation)
    {
        if (session.Request.Find<UploadKey>(UploadKey.Key) is { } present)
        {
            return present;
        }

        var organisation = organisations.ByCode(session.Request.Head.Organisation);
        using var key = await keys.OpenAsync(
            organisation, session.Request.Id, session.Request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var made = UploadKey.Make(key);

        return await ledger.ChangeAsync(
            session.Request.Id,
            OperationId.New(),
            request => Decide(request, session, made, clock.GetUtcNow()),
            cancellation);
    }

    private static Outcome<Decision<UploadKey>> Decide(RequestSnapshot request, LinkSession session, UploadKey made, DateTimeOffset now)
    {
        // Another tab may have been first; two keys for one request would leave files that only one of them opens.
        if (request.Find<UploadKey>(UploadKey.Key) is { } present)
        {
            return Decision<UploadKey>.Already(present);
        }

        return session.Move(request, now)
            .Then<Decision<UploadKey>>(after => new Decision<UploadKey>(
                new Change { Put = [after, made], Trail = [new("upload-key-made", UploadKey.Key, Actors.Service)] }, made));
    }
}
