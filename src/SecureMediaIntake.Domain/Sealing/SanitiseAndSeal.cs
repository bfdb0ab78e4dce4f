using System.Diagnostics;

using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Sealing;

/// <summary>
/// Received → Sealed in one step, so that clean plaintext never rests in storage: decrypt to a private folder, scan, sanitise in the sandbox,
/// check, encrypt. Killed anywhere it starts afresh; whatever it left under random names is never referred to.
/// </summary>
public sealed class SanitiseAndSeal(
    Ledger ledger,
    IRecordKeys keys,
    OrganisationDirectory organisations,
    IScratchFolders folders,
    CleanOriginal cleaning,
    SealClean sealing,
    TimeProvider clock)
{
    /// <returns>The item as it is now: sealed, refused, or untouched when it is no longer waiting for this.</returns>
    /// <exception cref="UnavailableException">Something does not answer; the message is to be put off.</exception>
    /// <exception cref="GateFailedException">Our own output failed our own check; the item was set aside, an alarm is due.</exception>
    public async Task<Outcome<MediaItem>> RunAsync(RequestId id, ItemId itemId, CancellationToken cancellation)
    {
        CrashPoint.Hit("SanitiseAndSeal.claimed.before");

        switch (await ledger.ChangeAsync(id, OperationId.New(), request => Claim(request, itemId), cancellation))
        {
            case Outcome<ClaimedItem>.Refused(var problem):
                return problem;

            case Outcome<ClaimedItem>.Ok({ Waiting: false, Item: var done }):
                return done;

            case Outcome<ClaimedItem>.Ok(var claimed):
                CrashPoint.Hit("SanitiseAndSeal.claimed.after");
                return await WorkAsync(claimed, cancellation);

            default:
                throw new UnreachableException();
        }
    }

    private static Outcome<Decision<ClaimedItem>> Claim(RequestSnapshot request, ItemId itemId)
    {
        if (request.Item(itemId) is not { } item
            || request.Find<KeyRow>(KeyRow.Key) is null
            || request.Find<Upload>(Upload.KeyOf(itemId)) is not { } upload
            || request.Find<UploadKey>(UploadKey.Key) is not { } uploadKey)
        {
            return RequestProblems.Unknown;
        }

        if (item.Status != ItemStatus.Received)
        {
            return Decision<ClaimedItem>.Already(new(request, item, upload, uploadKey, Waiting: false));
        }

        if (request.IsCancelled())
        {
            return item.SetAsideAsCancelled().Then<Decision<ClaimedItem>>(aside => new Decision<ClaimedItem>(
                aside.Change, new(request, aside.Answer, upload, uploadKey, Waiting: false)));
        }

        var claimed = item with { Fence = item.Fence + 1 };
        return new Decision<ClaimedItem>(
            new Change { Put = [claimed], Trail = [new("sanitising-started", item.RowKey, Actors.Service)] },
            new(request, claimed, upload, uploadKey, Waiting: true));
    }

    private async Task<Outcome<MediaItem>> WorkAsync(ClaimedItem claimed, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var organisation = organisations.ByCode(claimed.Request.Head.Organisation);
        using var key = await keys.OpenAsync(
            organisation, claimed.Request.Id, claimed.Request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        using var folder = folders.Create(claimed.Upload.Length);
        var wishes = claimed.Request.Head.Videos;
        var options = new SanitisingOptions
        {
            KeepSound = !wishes.WithoutSound, UpTo4K = wishes.UpTo4K, CopyWhenCompliant = organisation.CopyCompliantVideos,
        };

        try
        {
            var (outcome, report) = await cleaning.RunAsync(claimed.Upload, claimed.UploadKey, key, folder, organisation.Scan, options, cancellation);

            return outcome switch
            {
                Outcome<CleanMedia>.Refused(var problem) => await RefuseAsync(claimed, problem, RefusalOf(claimed, report, key), cancellation),
                Outcome<CleanMedia>.Ok(var clean) => await SealAsync(claimed, clean, key, started, cancellation),
                _ => throw new UnreachableException(),
            };
        }
        catch (GateFailedException e)
        {
            // Here, where the fence is known: a worker that was thought dead must not set aside what another one is sealing.
            await SetAsideAsync(claimed, $"gate-{e.Finding}", cancellation);
            throw;
        }
    }

    private async Task<Outcome<MediaItem>> SealAsync(
        ClaimedItem claimed, CleanMedia clean, RecordKey key, long started, CancellationToken cancellation)
    {
        var cleanAfter = clock.GetElapsedTime(started);
        CrashPoint.Hit("SanitiseAndSeal.rendition-put.before");
        var parts = await sealing.RunAsync(clean.Media, claimed.Item.Id, key, cancellation);
        CrashPoint.Hit("SanitiseAndSeal.rendition-put.after");
        var rendition = new Rendition
        {
            Item = claimed.Item.Id,
            Parts = parts,
            Report = SealedReport.Seal(clean.Report, key),
            OriginalSha256 = clean.Report.Original.Sha256,
            OriginalLength = claimed.Upload.Length,
            Scan = clean.Report.Scan,
            SealedAt = clock.GetUtcNow(),
            SanitiseSeconds = cleanAfter.TotalSeconds,
            SealSeconds = (clock.GetElapsedTime(started) - cleanAfter).TotalSeconds,
        };

        var sealedItem = await ledger.ChangeAsync(
            claimed.Request.Id, OperationId.New(), request => NoteSealed(request, claimed, clean.Kind, rendition), cancellation);
        CrashPoint.Hit("SanitiseAndSeal.sealed.after");
        return sealedItem;
    }

    private static Outcome<Decision<MediaItem>> NoteSealed(
        RequestSnapshot request, ClaimedItem claimed, MediaKind kind, Rendition rendition)
    {
        var item = request.Item(claimed.Item.Id)!;

        // Another worker claimed it since: this one was thought dead, and what it made is left under names that nobody knows.
        if (item.Fence != claimed.Item.Fence || item.Status != ItemStatus.Received)
        {
            return Decision<MediaItem>.Already(item);
        }

        // The page went by the file's name; its bytes may have said otherwise.
        var sniffed = item.Kind == kind ? item : item with { Kind = kind, Number = request.NextNumber(kind) };

        return ItemRules.Apply(sniffed, new ItemEvent.Seal()).Then<Decision<MediaItem>>(after => new Decision<MediaItem>(
            new Change
            {
                Put = [after, rendition],
                Trail = [new("media-sealed", item.RowKey, Actors.Service)],
                Effects = [SendMessage.To(PipelineQueue.MediaSealed, item.Id)],
            },
            after));
    }

    private static IReadOnlyList<IRow> RefusalOf(ClaimedItem claimed, SanitisingReport? report, RecordKey key) => report is null
        ? []
        : [new Refusal { Item = claimed.Item.Id, Report = SealedReport.Seal(report, key) }];

    private Task<Outcome<MediaItem>> RefuseAsync(
        ClaimedItem claimed, Problem problem, IReadOnlyList<IRow> known, CancellationToken cancellation) => ledger.ChangeAsync(
        claimed.Request.Id,
        OperationId.New(),
        request =>
        {
            var item = request.Item(claimed.Item.Id)!;

            return item.Fence != claimed.Item.Fence || item.Status != ItemStatus.Received
                ? Decision<MediaItem>.Already(item)
                : ItemRules.Apply(item, new ItemEvent.Refuse(problem)).Then<Decision<MediaItem>>(after => new Decision<MediaItem>(
                    new Change
                    {
                        Put = [after, .. known],
                        Trail = [new("media-refused", item.RowKey, Actors.Service, problem.Code)],
                        Effects = [SendMessage.To(PipelineQueue.MediaFiled, item.Id)],
                    },
                    after));
        },
        cancellation);

    private Task<Outcome<MediaItem>> SetAsideAsync(ClaimedItem claimed, string cause, CancellationToken cancellation) => ledger.ChangeAsync(
        claimed.Request.Id,
        OperationId.New(),
        request => request.Item(claimed.Item.Id) is { Status: ItemStatus.Received } item && item.Fence == claimed.Item.Fence
            ? SetAside.Decide(item, cause)
            : Decision<MediaItem>.Already(request.Item(claimed.Item.Id)!),
        cancellation);

    private sealed record ClaimedItem(RequestSnapshot Request, MediaItem Item, Upload Upload, UploadKey UploadKey, bool Waiting);
}
