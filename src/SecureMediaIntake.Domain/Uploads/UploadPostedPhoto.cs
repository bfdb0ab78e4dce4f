using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// Takes a photo that a plain form posted, from its first byte to the commit. Staged before it is reserved, the other way round than a page with
/// script does it: how long a posted file is, only its end says.
/// </summary>
public sealed class UploadPostedPhoto(
    Ledger ledger, IUploadBlobs blobs, IPostedUploads posted, ReserveUpload reserve, CompleteUpload complete)
{
    /// <param name="claimedType">Content type that the browser claims; kept for people, never trusted.</param>
    /// <param name="photo">Its bytes, read once.</param>
    /// <returns>The new item's id: committed, and on its way to be received.</returns>
    public async Task<Outcome<ItemId>> RunAsync(LinkSession session, string claimedType, Stream photo, CancellationToken cancellation)
    {
        // Before a byte is read: somebody on a bad line should not wait minutes for what could have been said at once.
        if (UploadFormRules.QuotaProblem(session.Request, length: 1) is { } full)
        {
            return full;
        }

        if (session.Request.Find<UploadKey>(UploadKey.Key) is not { Private: not null } key)
        {
            return LinkProblems.CheckAgain;
        }

        var place = UploadPlace.New(session.Request.Id);
        return await posted.StageAsync(place, key, photo, cancellation) switch
        {
            Outcome<StagedPhoto>.Ok(var staged) => await CommitAsync(session, claimedType, staged, key, place, cancellation),
            Outcome<StagedPhoto>.Refused(var problem) => await ClearAsync(place, problem, cancellation),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Outcome<ItemId>> CommitAsync(
        LinkSession session, string claimedType, StagedPhoto staged, UploadKey key, UploadPlace place, CancellationToken cancellation)
    {
        var form = new UploadForm(
            OpaqueId.New(),
            MediaKind.Photo,
            claimedType,
            staged.Length,
            EncryptedLayout.EncryptedLength(staged.Length),
            staged.BlockSize,
            staged.WrappedKey,
            key.KeyId);

        switch (await reserve.RunAsync(session, form, place, cancellation))
        {
            case Outcome<Upload>.Refused(var problem):
                return await ClearAsync(place, problem, cancellation);

            case Outcome<Upload>.Ok(var upload):
                // The session as it is now: the one that was read before the bytes came does not know the upload.
                var now = session with { Request = (await ledger.ReadAsync(session.Request.Id, cancellation))! };
                return await complete.RunAsync(now, upload.Item, upload.BlockCount, staged.Digest, cancellation) switch
                {
                    Outcome<Completion>.Ok({ Missing: [] }) => upload.Item,

                    // We staged every block ourselves a moment ago; whoever took some away is not the person, who can only try again.
                    Outcome<Completion>.Ok => await ClearAsync(place, UploadProblems.Malformed, cancellation),
                    Outcome<Completion>.Refused(var problem) => problem,
                    _ => throw new UnreachableException(),
                };

            default:
                throw new UnreachableException();
        }
    }

    private async Task<Problem> ClearAsync(UploadPlace place, Problem problem, CancellationToken cancellation)
    {
        await blobs.DeleteUploadAsync(place.Blob, cancellation);
        return problem;
    }
}
