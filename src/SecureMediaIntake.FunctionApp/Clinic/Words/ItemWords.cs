using System.Diagnostics;
using System.Globalization;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>One photo or video, in words.</summary>
internal static class ItemWords
{
    public static string KindInWords(this MediaItem item) => item.Kind == MediaKind.Video ? "Video" : "Photo";

    /// <summary>Photo 2: the number that the patient's page shows too.</summary>
    public static string NameInWords(this MediaItem item) => $"{item.KindInWords()} {item.Number}";

    /// <summary>Photo 1, photo 2 and video 1.</summary>
    public static string NamesInWords(this IReadOnlyList<MediaItem> items)
    {
        var names = items.Select((item, n) => n == 0 ? item.NameInWords() : item.NameInWords().ToLowerInvariant()).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    public static string StateInWords(this MediaItem item) => item.Status switch
    {
        ItemStatus.Reserved => "Uploading",
        ItemStatus.Received => "Received. Being checked and prepared",
        ItemStatus.Sealed => "Prepared. Not in the health record yet",
        ItemStatus.Filed => "In the health record. Ready to review",
        ItemStatus.Acknowledged => "In the health record. Reviewed",
        ItemStatus.Refused => "Could not use",
        ItemStatus.NeedsAttention => "Needs attention",
        ItemStatus.Erased => "Erased",
        _ => throw new UnreachableException($"Item status {item.Status} has no words."),
    };

    public static string StateTagClass(this MediaItem item) => item.Status switch
    {
        ItemStatus.Filed => "nhsuk-tag--green",
        ItemStatus.Acknowledged => "nhsuk-tag--white",
        ItemStatus.Refused or ItemStatus.NeedsAttention => "nhsuk-tag--red",
        ItemStatus.Reserved or ItemStatus.Received or ItemStatus.Sealed => "nhsuk-tag--yellow",
        ItemStatus.Erased => "nhsuk-tag--grey",
        _ => throw new UnreachableException($"Item status {item.Status} has no colour."),
    };

    /// <summary>Why an item that needs a person is where it is. The code is what support staff quote.</summary>
    public static string? CauseInWords(this MediaItem item) => item.Status switch
    {
        ItemStatus.Refused => item.PublicMessage,
        ItemStatus.NeedsAttention => item.Cause switch
        {
            "request-cancelled" => "The request was cancelled after this had arrived. It was kept and not filed",
            "not-of-this-patient" => "Somebody said that it is not of this patient. Nobody can see it until a second person has decided",
            "un-filed" => "It was taken out of the health record again",
            _ => "The service could not go on with this file. The original was kept. Tell whoever runs the service",
        },
        _ => null,
    };

    /// <summary>Whether there is something to show, and staff may look at it.</summary>
    public static bool CanBeSeen(this ItemSheet sheet) => sheet is { Rendition: not null, MayBeSeen: true };

    /// <summary>What stands in the picture's place until there is one; null where none is to come.</summary>
    public static string? PlaceInWords(this ItemSheet sheet) => sheet.Item.Status is ItemStatus.Received
        ? $"This {sheet.Item.KindInWords().ToLowerInvariant()} is being prepared. It will show here when it is ready."
        : null;

    /// <summary>Seen by Test Clinician One 10:41am.</summary>
    /// <param name="nobody">What to say when nobody has: on its own page somebody is just opening it.</param>
    public static string SeenInWords(this IReadOnlyList<Seen> seen, DateTimeOffset now, string nobody = "Nobody has opened it yet") => seen.Count == 0
        ? nobody
        : $"Seen by {string.Join(", ", seen.Select(by => $"{by.Name} {UkTime.Short(by.At, now)}"))}";

    /// <summary>Files that arrived and that the patient has not sent: staff learn that they are there, and see nothing of them.</summary>
    public static string? WaitingInWords(this RequestSheet sheet)
    {
        var waiting = sheet.Items.Where(item => !item.MayBeSeen && item.Item.Status is ItemStatus.Received or ItemStatus.Sealed).ToList();
        return sheet.Link == LinkStatus.Consumed || waiting.Count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The patient uploaded {waiting.Count} {(waiting.Count == 1 ? "file" : "files")} and has not pressed Send. You can see {(waiting.Count == 1 ? "it" : "them")} once it is sent, or after an hour without activity.");
    }

    /// <summary>For a reader of the page who cannot see the picture: which it is, never what it shows.</summary>
    /// <param name="all">All items of the request: photos and videos are counted apart.</param>
    public static string AltInWords(this ItemSheet sheet, IEnumerable<ItemSheet> all)
    {
        var name = $"{sheet.Item.NameInWords()} of {all.Count(other => other.Item.Kind == sheet.Item.Kind)}";
        return sheet.Item.ReceivedAt is { } at ? $"{name}, received {UkTime.FullDate(UkTime.DayOf(at))}" : name;
    }

    /// <summary>Photo 2, taken 22 November 2025. With what was asked, where that was another request.</summary>
    public static string InWords(this ComparablePhoto photo, RequestSheet beside)
    {
        var date = photo switch
        {
            { CapturedAt: { } taken } => $", taken {UkTime.FullDate(DateOnly.FromDateTime(taken.Local))}",
            { ReceivedAt: { } at } => $", received {UkTime.FullDate(UkTime.DayOf(at))}",
            _ => string.Empty,
        };
        return $"Photo {photo.Number}{date}{(photo.Request == beside.Head.Id ? string.Empty : $": {photo.Wanted}")}";
    }

    public static string TakenInWords(this SanitisingReport? report)
    {
        if (report?.Facts?.CapturedAt is not { } taken)
        {
            return "Taken: not known";
        }

        var day = UkTime.FullDate(DateOnly.FromDateTime(taken.Local));
        if (taken.IsDateOnly)
        {
            return $"Taken {day}, at a time not known ({report.SourceInWords()})";
        }

        return $"Taken {day} at {UkTime.Clock(TimeOnly.FromDateTime(taken.Local))} ({report.SourceInWords()})";
    }

    /// <summary>Whose clock it was, as far as the file tells.</summary>
    private static string SourceInWords(this SanitisingReport report) => report.Facts?.Camera switch
    {
        CameraClass.Phone => "from the phone",
        CameraClass.Camera => "from the camera",
        _ => "from the file",
    };
}
