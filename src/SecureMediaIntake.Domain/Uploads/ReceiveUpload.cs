using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// Takes a committed upload out of the browser's reach: copy under the ETag that our commit gave, hash what was copied, and only then say
/// "received". Any repeat converges.
/// </summary>
public sealed class ReceiveUpload(Ledger ledger, IUploadBlobs blobs, TextOptions texts, TimeProvider clock)
{
    /// <returns>The item as it is now.</returns>
    public async Task<Outcome<MediaItem>> RunAsync(RequestId id, Upload upload, CancellationToken cancellation)
    {
        CrashPoint.Hit("Upload.copied.before");
        var copied = await blobs.CopyToReceivedAsync(upload.Blob, upload.CommittedETag!, cancellation);
        CrashPoint.Hit("Upload.copied.after");

        switch (copied)
        {
            case Outcome<string>.Refused(var problem):
                return await ReceivedAsync(id, upload, "none", sha256: null, problem, cancellation);

            case Outcome<string>.Ok(var etag):
                var bytes = await blobs.HashReceivedAsync(upload.Blob, etag, upload.BlockSize, cancellation);

                // What arrived is compared with what the page hashed block by block: the one who could change bytes in between is refused.
                var differs = bytes.Length != upload.EncryptedLength || bytes.Digest != upload.Digest;
                CrashPoint.Hit("Upload.received.before");
                return await ReceivedAsync(id, upload, etag, bytes.Sha256, differs ? UploadProblems.Differs : null, cancellation);

            default:
                throw new UnreachableException();
        }
    }

    private async Task<Outcome<MediaItem>> ReceivedAsync(
        RequestId id, Upload seen, string etag, string? sha256, Problem? refusal, CancellationToken cancellation)
    {
        var item = await ledger.ChangeAsync(
            id,
            OperationId.New(),
            request => Decide(request, seen, etag, sha256, refusal, clock.GetUtcNow()),
            cancellation);

        if (item is Outcome<MediaItem>.Ok({ Status: ItemStatus.Erased or ItemStatus.Refused }))
        {
            // Removed while it was copied: the clearing that Remove owed may have run before there was a copy.
            await blobs.DeleteReceivedAsync(seen.Blob, cancellation);
        }

        return item;
    }

    private Outcome<Decision<MediaItem>> Decide(
        RequestSnapshot request, Upload seen, string etag, string? sha256, Problem? refusal, DateTimeOffset now)
    {
        var upload = request.Find<Upload>(seen.RowKey)!;
        var item = request.Item(seen.Item)!;

        if (!upload.IsUnderWay || item.Status != ItemStatus.Reserved)
        {
            return Decision<MediaItem>.Already(item);
        }

        var received = ItemRules.Apply(item, new ItemEvent.Receive(now));
        var after = refusal is null ? received : received.Then(got => ItemRules.Apply(got, new ItemEvent.Refuse(refusal)));
        List<Audit.TrailEvent> lines = [new("media-received", item.RowKey, Actors.Service)];
        List<Effect> effects = [DeleteUpload.Owed(upload.Blob)];
        List<IRow> rows = [];

        if (refusal is null && request.IsCancelled())
        {
            // It was on its way when a clinician called the request off; whoever sent it did so before.
            after = after.Then(got => ItemRules.Apply(got, new ItemEvent.SetAside(Cancelled.Cause)));
            lines.Add(new("item-set-aside", item.RowKey, Actors.Service, Cancelled.Cause));
        }
        else if (refusal is null)
        {
            effects.Add(SendMessage.To(PipelineQueue.MediaReceived, item.Id));

            // Whoever goes away now is told later that it waits; each further file begins the wait anew.
            if (!request.Head.TakenByStaff && request.Find<TextRow>(TextRow.KeyOf(TextKind.NotSent)) is not { State: TextState.Sent or TextState.Refused })
            {
                rows.Add(new TextRow { Kind = TextKind.NotSent, DueAt = now + texts.NotSentAfter });
                effects.Add(SendMessage.To(PipelineQueue.CheckRequest, delay: texts.NotSentAfter));
            }
        }
        else
        {
            lines.Add(new("media-refused", item.RowKey, Actors.Service, refusal.Code));
            effects.Add(DeleteReceived.Owed(upload.Blob));
        }

        return after.Then<Decision<MediaItem>>(done => new Decision<MediaItem>(
            new Change { Put = [done, upload with { ReceivedETag = etag, Sha256 = sha256 }, .. rows], Trail = lines, Effects = effects }, done));
    }
}
