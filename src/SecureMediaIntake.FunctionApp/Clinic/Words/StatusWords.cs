using System.Globalization;

using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>The top of a request's page: what was asked, and where it stands with its times in words.</summary>
internal static class StatusWords
{
    /// <summary>What the clinician wrote to stand inside a sentence, as a heading.</summary>
    public static string AsHeading(this string wanted) =>
        wanted.Length == 0 ? wanted : string.Concat(wanted[..1].ToUpper(CultureInfo.InvariantCulture), wanted[1..]);

    /// <summary>Delivered 10:32am. Opened 11:05am. Sent to the team 11:20am. What has not happened is not said: the tag beside it says how far it is.</summary>
    public static string TimesInWords(this RequestSheet sheet, DateTimeOffset now)
    {
        string Time(DateTimeOffset at) => UkTime.Short(at, now);
        return string.Join(' ', (IEnumerable<string>)
        [
            .. sheet.Texts.FirstOrDefault(text => text.RowKey == TextRow.KeyOfLink(sheet.LinkNumber)) is { } text ? [OfLinkText(text, now)] : Array.Empty<string>(),
            .. sheet.First("link-opened", UploadLink.KeyOf(sheet.LinkNumber)) is { } opened ? [$"Opened {Time(opened)}."] : Array.Empty<string>(),
            .. sheet.First("media-sent") is { } sent ? [$"Sent to the team {Time(sent)}."] : Array.Empty<string>(),
            .. sheet.Last("media-acknowledged") is { } reviewed ? [$"Reviewed {Time(reviewed)}."] : Array.Empty<string>(),
            .. sheet.Last("request-cancelled") is { } cancelled ? [$"Cancelled {Time(cancelled)}."] : Array.Empty<string>(),
        ]);
    }

    /// <summary>2 photos and 1 video.</summary>
    public static string CountInWords(this IReadOnlyList<ItemSheet> items) => items.Select(item => item.Item).ToList().CountInWords();

    public static string CountInWords(this IReadOnlyList<MediaItem> items)
    {
        var photos = items.Count(item => item.Kind == MediaKind.Photo);
        var videos = items.Count - photos;
        return (photos, videos) switch
        {
            (0, _) => Sizes.Plural(videos, "video"),
            (_, 0) => Sizes.Plural(photos, "photo"),
            _ => $"{Sizes.Plural(photos, "photo")} and {Sizes.Plural(videos, "video")}",
        };
    }

    private static string OfLinkText(TextRow text, DateTimeOffset now) => text switch
    {
        { Receipt: TextReceipt.Delivered, ReceiptAt: { } at } => $"Delivered {UkTime.Short(at, now)}.",
        { State: TextState.Sent, Receipt: null, At: { } at } => $"Text sent {UkTime.Short(at, now)}. No receipt yet.",
        _ => text.StateInWords(),
    };

    private static DateTimeOffset? First(this RequestSheet sheet, string action, string? about = null) =>
        sheet.Trail.FirstOrDefault(entry => entry.Line.Action == action && (about is null || entry.Line.Object == about))?.Line.Time;

    private static DateTimeOffset? Last(this RequestSheet sheet, string action) =>
        sheet.Trail.LastOrDefault(entry => entry.Line.Action == action)?.Line.Time;
}
