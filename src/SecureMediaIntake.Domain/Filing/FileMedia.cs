using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>
/// Sealed → Filed, once the patient pressed Send or an hour went by without them. Filed is written only after the record gave the entry back.
/// </summary>
public sealed class FileMedia(
    Ledger ledger,
    IRecordKeys keys,
    OrganisationDirectory organisations,
    ICareRecord record,
    IPipelineQueues queues,
    PublicOrigin site,
    PipelineOptions options,
    TimeProvider clock)
{
    /// <returns>The item as it is now: filed, still waiting for Send, or set aside with its cause.</returns>
    /// <exception cref="UnavailableException">The record, vault or storage do not answer; the message is to be put off.</exception>
    public async Task<Outcome<MediaItem>> RunAsync(RequestId id, ItemId itemId, CancellationToken cancellation)
    {
        // Before the record hears of it, and in a transaction: what is sent on can be neither removed nor cancelled while the record is written.
        switch (await ledger.ChangeAsync(id, OperationId.New(), request => SendOn(request, itemId, clock.GetUtcNow()), cancellation))
        {
            case Outcome<SentOn>.Refused(var problem):
                return problem;

            case Outcome<SentOn>.Ok({ Item.Status: not ItemStatus.Sealed } elsewhere):
                return elsewhere.Item;

            case Outcome<SentOn>.Ok({ Wait: { } wait } early):
                var hop = wait < IPipelineQueues.MaxDelay ? wait : IPipelineQueues.MaxDelay;
                await queues.SendAsync(PipelineQueue.MediaSealed, new(id, itemId), hop, cancellation);
                return early.Item;

            case Outcome<SentOn>.Ok(var sent):
                return await FileAsync(sent.Request, sent.Item, sent.PressedSend, cancellation);

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>1 at first. An entry that was withdrawn keeps its id, so what is filed again needs another one.</summary>
    public static int GenerationOf(MediaItem item) => 1 + item.Refilings;

    private Outcome<Decision<SentOn>> SendOn(RequestSnapshot request, ItemId itemId, DateTimeOffset now)
    {
        // Erased, there is nobody any more whose it is.
        if (request.Item(itemId) is not { } item || request.Find<KeyRow>(KeyRow.Key) is null)
        {
            return RequestProblems.Unknown;
        }

        var pressedSend = request.PressedSend(now);
        if (item.Status != ItemStatus.Sealed || item.SentOnAt is not null || pressedSend)
        {
            return Decision<SentOn>.Already(new(request, item, pressedSend, Wait: null));
        }

        if (request.IsCancelled())
        {
            return item.SetAsideAsCancelled().Then<Decision<SentOn>>(aside => new Decision<SentOn>(
                aside.Change, new(request, aside.Answer, pressedSend, Wait: null)));
        }

        if (WaitFor(request, item, now) is var wait && wait > TimeSpan.Zero)
        {
            return Decision<SentOn>.Already(new(request, item, pressedSend, wait));
        }

        var sentOn = item with { SentOnAt = now };
        return new Decision<SentOn>(
            new Change { Put = [sentOn], Trail = [new("media-sent-on", item.RowKey, Actors.Service)] },
            new(request, sentOn, pressedSend, Wait: null));
    }

    private TimeSpan WaitFor(RequestSnapshot request, MediaItem item, DateTimeOffset now)
    {
        var moves = request.All<UploadLink>().Select(link => link.Session?.MovedAt ?? DateTimeOffset.MinValue);
        var lastMove = moves.Append(item.ReceivedAt ?? item.ReservedAt).Max();
        return lastMove + options.IdleBeforeFiling - now;
    }

    private async Task<Outcome<MediaItem>> FileAsync(
        RequestSnapshot request, MediaItem item, bool pressedSend, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);

        CrashPoint.Hit("FileMedia.record-put.before");
        var answer = await record.FileAsync(organisation, Order(request, item, key, pressedSend), cancellation);
        CrashPoint.Hit("FileMedia.read-back.after");

        return answer switch
        {
            Outcome<FilingReceipt>.Ok(var receipt) => await NoteAsync(
                request.Id, item.Id, receipt, clock.GetElapsedTime(started), cancellation),
            Outcome<FilingReceipt>.Refused(var problem) => await SetAsideAsync(request.Id, item.Id, problem, cancellation),
            _ => throw new UnreachableException(),
        };
    }

    private FilingOrder Order(RequestSnapshot request, MediaItem item, RecordKey key, bool pressedSend)
    {
        var rendition = request.Find<Rendition>(Rendition.KeyOf(item.Id))!;
        var asked = request.ReadAsked(key);
        var alike = request.Items().Where(other => other.Kind == item.Kind && other.WasReceived && other.Status != ItemStatus.Refused).ToList();
        var small = item.Kind == MediaKind.Photo ? RenditionPart.Preview : RenditionPart.Poster;

        return new(
            request.Id,
            item.Id,
            GenerationOf(item),
            asked.Patient,
            item.Kind,
            item.Number,
            alike.Max(other => other.Number),
            asked.Wanted,
            rendition.Find(RenditionPart.Kept)!,
            BinaryAddress.Of(site, request.Id, item.Id, RenditionPart.Kept),
            rendition.Find(small)!,
            BinaryAddress.Of(site, request.Id, item.Id, small),
            rendition.OpenReport(key),
            rendition.OriginalSha256,
            rendition.Scan,
            item.ReceivedAt!.Value,
            rendition.SealedAt,
            clock.GetUtcNow(),
            pressedSend)
        {
            TakenBy = request.Head.TakenByStaff ? request.Head.Requester : null,
        };
    }

    private async Task<Outcome<MediaItem>> NoteAsync(
        RequestId id, ItemId itemId, FilingReceipt receipt, TimeSpan took, CancellationToken cancellation)
    {
        var filed = await ledger.ChangeAsync(
            id,
            OperationId.New(),
            request =>
            {
                var item = request.Item(itemId)!;
                var entry = new FiledEntry
                {
                    Item = itemId,
                    Generation = GenerationOf(item),
                    DocumentId = receipt.DocumentId,
                    ProvenanceId = receipt.ProvenanceId,
                    Version = receipt.Version,
                    FiledAt = clock.GetUtcNow(),
                    Seconds = took.TotalSeconds,
                };

                // A second worker may have been quicker; the record holds one entry either way, and so does the ledger.
                return item.Status != ItemStatus.Sealed
                    ? Decision<MediaItem>.Already(item)
                    : ItemRules.Apply(item, new ItemEvent.File()).Then<Decision<MediaItem>>(after => new Decision<MediaItem>(
                        new Change
                        {
                            Put = [after, entry],
                            Trail = [new("media-filed", item.RowKey, Actors.Service)],
                            Effects = [SendMessage.To(PipelineQueue.MediaFiled, itemId)],
                        },
                        after));
            },
            cancellation);
        CrashPoint.Hit("FileMedia.filed.after");
        return filed;
    }

    private Task<Outcome<MediaItem>> SetAsideAsync(RequestId id, ItemId itemId, Problem problem, CancellationToken cancellation) =>
        new SetAside(ledger).RunAsync(id, itemId, problem.Code, cancellation);

    /// <param name="Wait">How long the item still waits for Send; null when it may be filed, or is not sealed any more.</param>
    private sealed record SentOn(RequestSnapshot Request, MediaItem Item, bool PressedSend, TimeSpan? Wait);
}
