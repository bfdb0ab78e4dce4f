using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>Either accepted, or the numbers of the blocks that storage does not have.</summary>
public sealed record Completion(ItemStatus State, IReadOnlyList<int> Missing);

/// <summary>
/// The page says that every block is up. The service, not the phone, looks at what is staged and commits it: so a link can be used for exactly
/// what was reserved, and a size cannot be lied about.
/// </summary>
public sealed class CompleteUpload(Ledger ledger, IUploadBlobs blobs, TimeProvider clock)
{
    /// <param name="digest">SHA-256 over the SHA-256 of the encrypted blocks, lower-case hexadecimal.</param>
    public async Task<Outcome<Completion>> RunAsync(
        LinkSession session, ItemId item, int blockCount, string digest, CancellationToken cancellation)
    {
        if (session.Request.Find<Upload>(Upload.KeyOf(item)) is not { } upload || session.Request.Item(item) is not { } media)
        {
            return UploadProblems.Unknown;
        }

        if (media.Status is not (ItemStatus.Reserved or ItemStatus.Erased) || upload.CommittedETag is not null)
        {
            return new Completion(media.Status, []);
        }

        if (blockCount != upload.BlockCount || digest is not { Length: 64 } || !digest.All(char.IsAsciiHexDigitLower))
        {
            return UploadProblems.Malformed;
        }

        // Asked before the blob is committed too: a link that was called off meanwhile must leave nothing behind.
        if (LinkRules.Apply(session.Link, new LinkEvent.CommitUpload(session.Link.Epoch), clock.GetUtcNow(), session.Request.AnyReceived())
            is Outcome<UploadLink>.Refused(var ended))
        {
            await blobs.DeleteUploadAsync(upload.Blob, cancellation);
            return ended;
        }

        if (media.Status == ItemStatus.Erased)
        {
            await blobs.DeleteUploadAsync(upload.Blob, cancellation);
            return UploadProblems.Unknown;
        }

        var staged = await blobs.StagedAsync(upload.Blob, cancellation);
        var lengths = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var block in staged)
        {
            lengths[block.Id] = block.Length;
        }

        var missing = Enumerable.Range(0, upload.BlockCount).Where(n => !lengths.ContainsKey(upload.BlockId(n))).ToList();

        // None staged may also mean: an earlier call of ours committed them and its answer was lost. The commit below tells the two apart.
        if (missing.Count > 0 && missing.Count < upload.BlockCount)
        {
            return new Completion(ItemStatus.Reserved, missing);
        }

        if (missing.Count == 0 && Enumerable.Range(0, upload.BlockCount).Sum(n => lengths[upload.BlockId(n)]) != upload.EncryptedLength)
        {
            return UploadProblems.Differs;
        }

        CrashPoint.Hit("Upload.blocks-committed.before");
        var committed = await blobs.CommitAsync(
            upload.Blob,
            missing.Count == 0 ? [.. Enumerable.Range(0, upload.BlockCount).Select(upload.BlockId)] : [],
            EncryptionData.ForUpload(upload.KeyId, upload.WrappedKey),
            cancellation);
        CrashPoint.Hit("Upload.blocks-committed.after");

        return committed switch
        {
            Outcome<string>.Ok(var etag) => await NoteOrClearAsync(session, upload, etag, digest, cancellation),
            Outcome<string>.Refused when missing.Count > 0 => new Completion(ItemStatus.Reserved, missing),
            Outcome<string>.Refused(var problem) => problem,
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Outcome<Completion>> NoteOrClearAsync(
        LinkSession session, Upload upload, string etag, string digest, CancellationToken cancellation)
    {
        var noted = await NoteAsync(session, upload.Item, etag, digest, cancellation);
        if (noted is Outcome<Completion>.Refused({ Kind: ProblemKind.Gone or ProblemKind.NotFound }))
        {
            // The link was called off, or the file removed, between our commit and its row; nobody else knows that these bytes lie there.
            // Not after "moved": whoever carries on in the newer session may complete this very upload.
            await blobs.DeleteUploadAsync(upload.Blob, cancellation);
        }

        return noted;
    }

    private async Task<Outcome<Completion>> NoteAsync(
        LinkSession session, ItemId item, string etag, string digest, CancellationToken cancellation) => await ledger.ChangeAsync(
        session.Request.Id,
        OperationId.New(),
        request => Decide(request, session, item, etag, digest, clock.GetUtcNow()),
        cancellation);

    private static Outcome<Decision<Completion>> Decide(
        RequestSnapshot request, LinkSession session, ItemId item, string etag, string digest, DateTimeOffset now)
    {
        var upload = request.Find<Upload>(Upload.KeyOf(item))!;

        var status = request.Item(item)!.Status;
        if (upload.CommittedETag is not null || status is not (ItemStatus.Reserved or ItemStatus.Erased))
        {
            return Decision<Completion>.Already(new(status, []));
        }

        var link = request.Find<UploadLink>(session.Link.RowKey)!;
        return LinkRules.Apply(link, new LinkEvent.CommitUpload(session.Link.Epoch), now, request.AnyReceived())
            .Then<Decision<Completion>>(after => status == ItemStatus.Erased ? UploadProblems.Unknown : new Decision<Completion>(
                new Change
                {
                    Put = [after, upload with { CommittedETag = etag, Digest = digest }],
                    Trail = [new("upload-committed", MediaItem.KeyOf(item), Actors.Service)],

                    // Copying and hashing 2,000 MiB takes longer than a page may wait, and must go on when this process dies.
                    Effects = [SendMessage.To(PipelineQueue.CheckRequest, item)],
                },
                new Completion(ItemStatus.Reserved, [])));
    }
}
