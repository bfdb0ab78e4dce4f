using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>A line of the trail, in words. The stored line keeps its code: words may be improved, the chain may not.</summary>
internal static class TrailWords
{
    /// <summary>Where the item is named.</summary>
    private const string Item = "{0}";

    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["request-made"] = "Made the request",
        ["request-cancelled"] = "Cancelled the request",
        ["link-issued"] = "Made the link",
        ["link-opened"] = "Opened the link",
        ["said-no"] = "Said, before the check, that they do not want to send photos",
        ["not-for-me"] = "Said, before the check, that the text is not for them",
        ["check-tried"] = "Answered the check",
        ["check-passed"] = "Passed the check",
        ["check-failed"] = "Gave a wrong answer to the check",
        ["link-locked"] = "Locked the link after too many wrong answers",
        ["link-ended"] = "Ended the link",
        ["link-replaced"] = "Replaced the link",
        ["number-changed"] = "Changed the mobile number",
        ["text-due"] = "It was time for {0}",
        ["text-waits"] = "Put off {0}",
        ["text-put-off"] = "Put off {0}: the patient was still adding files",
        ["text-sent"] = "Sent {0}",
        ["text-not-needed"] = "Did not send {0}: it was no longer needed",
        ["text-refused"] = "Could not send {0}: the number was refused",
        ["text-delivered"] = "Delivered {0}",
        ["text-not-delivered"] = "Could not deliver {0}",
        ["agreed"] = "Agreed to send",
        ["stayed"] = "Said that they are still there",
        ["note-left"] = "Wrote a note",
        ["note-removed"] = "Removed their note",
        ["declined"] = "Said that they do not want to send photos",
        ["changed-mind"] = "Changed their mind about sending photos",
        ["private-area-asked"] = "Asked for a private area, after another way was offered",
        ["capture-started"] = "Began to take photos",
        ["consent-recorded"] = "Recorded the patient's consent",
        ["private-area-taken"] = "Said that the photos may show a private area",
        ["capture-code-shown"] = "Showed a code for a phone",
        ["capture-taken-up"] = "Opened the camera",
        ["upload-key-made"] = "Made the key for the upload",
        ["upload-reserved"] = "Added {0}",
        ["upload-right-granted"] = "Gave leave to upload {0}",
        ["upload-committed"] = "Completed the upload of {0}",
        ["upload-removed"] = "Removed {0}",
        ["upload-left"] = "Stopped waiting for a file that did not arrive",
        ["media-received"] = "Received {0}",
        ["media-sent"] = "Sent to the team",
        ["media-sent-on"] = "Sent {0} on: the patient did not press Send for an hour",
        ["media-refused"] = "Could not use {0}",
        ["sanitising-started"] = "Started to check and prepare {0}",
        ["media-sealed"] = "Prepared and encrypted {0}",
        ["media-filed"] = "Put {0} in the health record",
        ["patient-confirmed"] = "Said that this is their patient",
        ["private-media-shown"] = "Asked to see photos that may show a private area",
        ["media-viewed"] = "Viewed {0}",
        ["media-shared"] = "Shared media with a colleague",
        ["share-set-to-begin"] = "Shared media with a colleague elsewhere, to begin a moment later",
        ["share-asked"] = "Asked a second person to agree to sharing media",
        ["share-agreed"] = "Agreed, as the second person, to sharing media. It began",
        ["share-refused"] = "Refused, as the second person, to share media",
        ["share-withdrawn"] = "Stopped sharing before it began",
        ["share-stopped"] = "Stopped sharing",
        ["view-link-made"] = "Made a link that shows media to the patient",
        ["view-link-made-for-another"] = "Made a link that shows media to a person outside",
        ["view-link-shows"] = "Chose {0} to be shown by the link",
        ["view-link-opened"] = "Opened the link to photos",
        ["view-link-check-tried"] = "Answered the check of the link to photos",
        ["view-link-check-passed"] = "Passed the check of the link to photos",
        ["view-link-check-failed"] = "Gave a wrong answer to the check of the link to photos",
        ["view-link-numbers-sent"] = "Was sent numbers by email",
        ["view-link-numbers-tried"] = "Entered numbers",
        ["view-link-numbers-right"] = "Entered the right numbers",
        ["view-link-numbers-wrong"] = "Entered wrong numbers",
        ["view-link-viewed"] = "Opened {0}",
        ["view-link-stayed"] = "Said that they are still there",
        ["view-link-stopped"] = "Stopped showing media by a link",
        ["view-link-locked"] = "Locked the link to photos after too many wrong answers",
        ["note-written"] = "Wrote a note {0}",
        ["notes-read"] = "Read the notes",
        ["note-acknowledged"] = "Acknowledged a note",
        ["note-filed"] = "Put a note in the health record",
        ["note-not-filed"] = "Could not put a note in the health record",
        ["media-acknowledged"] = "Reviewed {0}",
        ["request-taken"] = "Took what waited",
        ["request-passed"] = "Passed it on",
        ["urgency-set"] = "Said how urgent it is",
        ["clock-reminded"] = "Half of the time to take it was over",
        ["clock-escalated"] = "Nobody had taken it in time. It went",
        ["clock-ran-out"] = "Nobody had taken it, and there was nobody left to ask",
        ["waiting-noted"] = "Noted what waits for a person",
        ["item-retried"] = "Sent {0} on again",
        ["item-refiled"] = "Put {0} into the record again, which no longer held it",
        ["item-set-aside"] = "Set {0} aside for a person to look at",
        ["original-destroyed"] = "Destroyed the original of {0}",
        ["upload-key-destroyed"] = "Destroyed the key for the upload",
        ["rendition-erased"] = "Erased {0}",
        ["not-of-this-patient"] = "Said that {0} is not of this patient",
        ["viewers-told"] = "Told everybody who had been shown media of the wrong patient",
        ["right-patient-named"] = "Said whose the media are",
        ["move-agreed"] = "Agreed, as the second person, to move media to the right patient",
        ["media-erased"] = "Agreed, as the second person, to erase {0}",
        ["put-back"] = "Said, as the second person, that the media are of this patient",
        ["media-moved-out"] = "Agreed, as the second person, and {0} was moved to the right patient",
        ["moved-in"] = "Agreed, as the second person, to move media here that had been under the wrong patient's name",
        ["media-moved-in"] = "Took over {0} from the wrong patient's request",
        ["record-entry-withdrawn"] = "Marked {0} as entered in error in the health record",
        ["record-entry-not-there"] = "Found no entry of {0} in the health record",
        ["record-entry-not-withdrawn"] = "Could not mark {0} as entered in error in the health record",
        ["trail-read"] = "Read what was done",
        ["trail-exported"] = "Exported what was done",
        ["activity-read"] = "Read what one person did",
        ["activity-exported"] = "Exported what one person did",
        ["patient-copy-made"] = "Made the patient's copy of who has looked",
        ["emergency-opened"] = "Opened this patient's requests in an emergency, for 60 minutes",
        ["emergency-reviewed"] = "Reviewed what was opened in an emergency",
        ["legal-hold-placed"] = "Placed a legal hold: nothing of it can be erased",
        ["legal-hold-released"] = "Released the legal hold",
        ["erasure-asked"] = "Asked to erase the request",
        ["erasure-taken-back"] = "Took back the wish to erase the request",
        ["erasure-agreed"] = "Agreed, as the second person, to erase the request",
        ["personal-rows-erased"] = "Erased what said anything about a person",
        ["erased"] = "Erased. Nothing is left of it but this. SHA-256 of its key:",
        ["erased-again"] = "Erased it again, as it had come back from a backup",
        ["key-rewrapped"] = "Moved the request's key to the newest version of the organisation's key",
        ["notice-read"] = "Read that they had been shown media of the wrong patient",
    };

    /// <summary>What happened, with the reason that somebody wrote for it.</summary>
    public static string InWords(this TrailEntry entry, IReadOnlyList<ItemSheet> items) => entry.InWords([.. items.Select(sheet => sheet.Item)]);

    /// <param name="items">All items of the request that may be named.</param>
    public static string InWords(this TrailEntry entry, IReadOnlyList<MediaItem> items) =>
        entry.Said is { } said ? $"{entry.Line.InWords(items)}: “{said}”" : entry.Line.InWords(items);

    /// <summary>What happened: "Viewed photo 2 (preview)".</summary>
    public static string InWords(this TrailLine line, IReadOnlyList<MediaItem> items) =>
        $"{ActionOf(line.Action).Replace(Item, ObjectOf(line.Action, line.Object, items), StringComparison.Ordinal)} {ReasonOf(line)}".TrimEnd();

    /// <summary>An action that is newer than these words is shown by its code: a line must never be missing from the page.</summary>
    private static string ActionOf(string action) => Actions.GetValueOrDefault(action) ?? $"{action.Replace('-', ' ')} {Item}";

    private static string ObjectOf(string action, string name, IReadOnlyList<MediaItem> items) => name switch
    {
        _ when name.StartsWith(TextRow.Prefix, StringComparison.Ordinal) => TextSheetWords.NameOf(name),
        _ when action == "note-written" && name.StartsWith(MediaItem.Prefix, StringComparison.Ordinal) => $"about {ObjectOf(string.Empty, name, items)}",
        _ when !name.StartsWith(MediaItem.Prefix, StringComparison.Ordinal) => string.Empty,
        _ when items.FirstOrDefault(item => item.RowKey == name) is { } item => item.NameInWords().ToLowerInvariant(),
        _ => "a file that was removed",
    };

    private static string ReasonOf(TrailLine line) => line switch
    {
        { Reason: null } => string.Empty,
        { Action: "consent-recorded", Reason: nameof(ConsentGiven.BestInterests) } => "(best interests)",
        { Action: "consent-recorded", Reason: { } given } => $"({given.ToLowerInvariant()})",
        { Action: "capture-taken-up", Reason: "code" } => "on a phone that read the code",
        { Action: "capture-taken-up" } => string.Empty,
        { Action: "clock-escalated", Reason: "seniors" } => "to the seniors of the team",
        { Action: "clock-escalated" } => "to the governance lead",
        { Action: "clock-reminded", Reason: "team" } => string.Empty,
        { Action: "clock-ran-out" } => string.Empty,

        // The id by which two trails can be told to be of one mix-up is for whoever checks them, not for the page.
        _ when OpaqueId.IsOne(line.Reason) => string.Empty,
        { Action: "note-written", Reason: { } urgency } => $"({urgency})",
        { Action: "media-viewed", Reason: "kept" } => "(full size)",
        { Action: "view-link-viewed", Reason: { } by } when by.Split('/') is [var link, var part] => $"({(part == "kept" ? "full size" : part)}, link {link})",
        { Action: "text-waits", Reason: "night" } => "until the morning",
        { Action: "text-waits", Reason: "limit" } => "until tomorrow: this number had as many texts as it may get in a day",
        { Action: "text-not-delivered", Reason: "permanent-failure" } => "(there is no such number)",
        { Action: "text-not-delivered", Reason: "temporary-failure" } => "(the phone was off or full)",
        { Action: "text-not-delivered" } => "(the text service failed)",
        _ => $"({line.Reason})",
    };
}
