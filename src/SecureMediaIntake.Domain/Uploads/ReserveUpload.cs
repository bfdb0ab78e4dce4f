using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>What the page says of a picked file.</summary>
public sealed record UploadForm(
    string PickId, MediaKind Kind, string ClaimedType, long Length, long EncryptedLength, int BlockSize, string WrappedKey, string KeyId);

/// <summary>Keeps a place and quota for one picked file. Nothing is uploaded yet.</summary>
public sealed class ReserveUpload(Ledger ledger, TimeProvider clock)
{
    /// <returns>The upload: a new one, or the one that this pick made before.</returns>
    public Task<Outcome<Upload>> RunAsync(LinkSession session, UploadForm form, CancellationToken cancellation) =>
        RunAsync(session, form, UploadPlace.New(session.Request.Id), cancellation);

    /// <param name="place">Where its blocks go, or lie already.</param>
    /// <returns>The upload: a new one, or the one that this pick made before.</returns>
    public Task<Outcome<Upload>> RunAsync(LinkSession session, UploadForm form, UploadPlace place, CancellationToken cancellation)
    {
        // The id follows from the pick, so that a repeated POST whose answer was lost meets its own first try.
        var item = ItemId.From(OpaqueId.From("item", session.Request.Id.Value, form.PickId));

        return ledger.ChangeAsync(
            session.Request.Id,
            OperationId.New(),
            request => Decide(request, session, form, item, place, clock.GetUtcNow()),
            cancellation);
    }

    private static Outcome<Decision<Upload>> Decide(
        RequestSnapshot request, LinkSession session, UploadForm form, ItemId item, UploadPlace place, DateTimeOffset now)
    {
        if (UploadFormRules.FirstProblem(request, form) is { } problem)
        {
            return problem;
        }

        if (request.Find<Upload>(Upload.KeyOf(item)) is { } before)
        {
            return before.Length == form.Length && before.WrappedKey == form.WrappedKey
                ? Decision<Upload>.Already(before)
                : UploadProblems.Malformed;
        }

        if (UploadFormRules.QuotaProblem(request, form.Length) is { } full)
        {
            return full;
        }

        var link = request.Find<UploadLink>(session.Link.RowKey)!;

        if (link is { Check: CheckKind.Staff, Session.StartedAt: var since } && now - since >= CaptureRules.MayAddFor)
        {
            return CaptureProblems.TimeIsUp;
        }

        var upload = new Upload
        {
            Item = item,
            PickId = form.PickId,
            Epoch = link.Epoch,
            Length = form.Length,
            EncryptedLength = form.EncryptedLength,
            BlockSize = form.BlockSize,
            BlockCount = (int)((form.EncryptedLength + form.BlockSize - 1) / form.BlockSize),
            BlockIdPrefix = place.BlockIdPrefix,
            WrappedKey = form.WrappedKey,
            KeyId = form.KeyId,
            Blob = place.Blob,
        };
        var reserved = new MediaItem
        {
            Id = item,
            Ordinal = request.Items().Count + 1,
            Number = request.NextNumber(form.Kind),
            Kind = form.Kind,
            ReservedAt = now,
        };

        return session.Move(request, now)
            .Then<Decision<Upload>>(after => new Decision<Upload>(
                new Change { Put = [after, reserved, upload], Trail = [new("upload-reserved", reserved.RowKey, after.Actor)] }, upload));
    }
}
