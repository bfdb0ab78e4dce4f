using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>Where a request stands, in the words of the list (journeys C2).</summary>
public enum RequestProgress
{
    TextNotDelivered,
    Sent,
    /// <summary>Staff are taking the photos.</summary>
    BeingTaken,
    SaidNo,
    WrongNumberReported,
    Opened,
    Uploading,
    UploadedNotSent,
    BeingPrepared,
    ReadyToReview,
    Reviewed,
    NeedsAttention,

    /// <summary>Somebody said that media are of another patient, and it is not settled.</summary>
    WrongPatient,

    /// <summary>All that had come was of another patient.</summary>
    NotOfThisPatient,
    CouldNotUse,
    Expired,
    Locked,
    Cancelled,
}

/// <summary>Reads the progress off a request's rows. Nothing stores it, so it cannot disagree with them.</summary>
public static class RequestProgressRules
{
    public static RequestProgress ProgressAt(this RequestSnapshot request, DateTimeOffset now)
    {
        var items = request.Items().Where(item => item.Status is not ItemStatus.Erased).ToList();
        var link = request.All<UploadLink>().MaxBy(l => l.Number)?.StateAt(now, request.AnyReceived());

        // The most pressing first: a set of which one file needs a person must not read as ready.
        return (request.Head.Status, link) switch
        {
            _ when request.All<Misfile>().Any(misfile => misfile.SettledAt is null) => RequestProgress.WrongPatient,
            _ when items.Any(i => i.Status == ItemStatus.NeedsAttention) => RequestProgress.NeedsAttention,
            (RequestStatus.Cancelled, _) => RequestProgress.Cancelled,
            _ when items.Any(i => i.Status == ItemStatus.Filed) => RequestProgress.ReadyToReview,
            _ when items.Any(i => i.Status == ItemStatus.Acknowledged) => RequestProgress.Reviewed,
            (_, LinkStatus.Consumed) when items.Any(i => i.Status is ItemStatus.Received or ItemStatus.Sealed) => RequestProgress.BeingPrepared,
            (_, LinkStatus.Consumed) when items.Count == 0 && request.All<Misfile>().Any() => RequestProgress.NotOfThisPatient,
            (_, LinkStatus.Consumed) => RequestProgress.CouldNotUse,
            _ when request.IsReported(Reported.NotForMe) => RequestProgress.WrongNumberReported,
            _ when request.IsDeclined() || request.IsReported(Reported.SaidNo) => RequestProgress.SaidNo,
            (_, LinkStatus.Locked) => RequestProgress.Locked,
            (_, LinkStatus.Revoked) => RequestProgress.Cancelled,
            (_, LinkStatus.Expired) => RequestProgress.Expired,
            (_, LinkStatus.Issued or LinkStatus.Verified) when request.Head.TakenByStaff => RequestProgress.BeingTaken,
            (_, LinkStatus.Verified) when items.Any(i => i.Status is ItemStatus.Received or ItemStatus.Sealed) => RequestProgress.UploadedNotSent,
            (_, LinkStatus.Verified) => RequestProgress.Uploading,
            (_, LinkStatus.Opened) => RequestProgress.Opened,

            // Only until somebody opens it: a link can reach its patient in spite of a receipt.
            _ when request.NewestLinkText() is { Failed: true } => RequestProgress.TextNotDelivered,
            _ => RequestProgress.Sent,
        };
    }

    /// <summary>Whether it was reported and nobody passed the check since: whoever does may go on, and did not mean it or was not the one who said it.</summary>
    private static bool IsReported(this RequestSnapshot request, Reported what) => request.All<LinkReport>().Any(report =>
        report.What == what
        && request.Find<UploadLink>(UploadLink.KeyOf(report.Link)) is { } link
        && (link.Session is not { } session || session.StartedAt < report.At));

    /// <summary>The text that brought, or was to bring, the link that works now.</summary>
    private static TextRow? NewestLinkText(this RequestSnapshot request) =>
        request.All<UploadLink>().MaxBy(link => link.Number) is { } link ? request.Find<TextRow>(TextRow.KeyOfLink(link.Number)) : null;
}
