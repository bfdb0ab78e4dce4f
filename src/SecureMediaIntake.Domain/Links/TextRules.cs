using System.Diagnostics;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>Whether a text is still true and of use at the moment at which it would go out. Pure.</summary>
public static class TextRules
{
    public static bool IsWanted(this TextRow text, RequestSnapshot request, DateTimeOffset now) => text.Kind switch
    {
        // A dead link would only make somebody worry.
        TextKind.Request or TextKind.NewLink => request.Find<UploadLink>(UploadLink.KeyOf(text.Link)) is { } link && link.IsLive(request, now),
        TextKind.ViewLink => request.ViewLink(text.Link)?.IsLiveAt(now) is true,
        TextKind.Reminder => Newest(request) is { } link && link.IsLive(request, now) && !request.AnyReceived() && HasLink(request)
            && !IsReported(request, Reported.SaidNo) && !IsReported(request, Reported.NotForMe),

        // What an idle hour sent on needs no Send any more.
        TextKind.NotSent => Newest(request)?.StateAt(now, request.AnyReceived()) == LinkStatus.Verified && AnyWaits(request),
        TextKind.Received or TextKind.CouldNotUse or TextKind.Seen => !request.IsCancelled(),
        TextKind.Cancelled => request.IsCancelled() && HasLink(request) && !IsReported(request, Reported.NotForMe),
        _ => throw new UnreachableException($"Text kind {text.Kind} has no rule."),
    };

    /// <summary>The link that a text of this kind invites to, or null for one that only tells.</summary>
    public static UploadLink? LinkOf(this TextRow text, RequestSnapshot request) => text.Kind switch
    {
        TextKind.Request or TextKind.NewLink => request.Find<UploadLink>(UploadLink.KeyOf(text.Link)),
        TextKind.Reminder or TextKind.NotSent => Newest(request),
        _ => null,
    };

    /// <summary>Last sign of life of whoever has files that wait.</summary>
    public static DateTimeOffset LastMove(RequestSnapshot request) => request.All<UploadLink>()
        .Select(link => link.Session?.MovedAt ?? DateTimeOffset.MinValue)
        .Concat(request.Items().Select(item => item.ReceivedAt ?? DateTimeOffset.MinValue))
        .Append(DateTimeOffset.MinValue)
        .Max();

    /// <summary>The text with what the operator says, or the same instance when it says nothing newer: receipts come late, twice and out of order.</summary>
    public static TextRow With(this TextRow text, TextReceipt receipt, DateTimeOffset at) =>
        text.Receipt is { } known && known >= receipt ? text : text with { Receipt = receipt, ReceiptAt = at };

    public static UploadLink? Newest(RequestSnapshot request) => request.All<UploadLink>().MaxBy(link => link.Number);

    private static bool IsLive(this UploadLink link, RequestSnapshot request, DateTimeOffset now) =>
        link.StateAt(now, request.AnyReceived()) is LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified;

    /// <summary>Whether the patient ever got a link. Without one, "remember" and "cancelled" would be the first that they hear of it.</summary>
    private static bool HasLink(RequestSnapshot request) =>
        request.All<TextRow>().Any(text => text is { Kind: TextKind.Request or TextKind.NewLink, State: TextState.Sent });

    /// <summary>Whether somebody said it of the newest link and nobody passed the check since: a second text would reach the wrong person again, or nag.</summary>
    private static bool IsReported(RequestSnapshot request, Reported what) =>
        Newest(request) is { } link
        && request.Find<LinkReport>(LinkReport.KeyOf(link.Number, what)) is { } report
        && (link.Session is not { } session || session.StartedAt < report.At);

    private static bool AnyWaits(RequestSnapshot request) =>
        request.Items().Any(item => item is { SentOnAt: null, Status: ItemStatus.Received or ItemStatus.Sealed });
}
