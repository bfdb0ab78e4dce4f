using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>A line of the trail, in words. The stored line keeps its code: words may be improved, the chain may not.</summary>
internal static class TrailWords
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["request-made"] = "Made the request",
        ["request-cancelled"] = "Cancelled the request",
        ["link-issued"] = "Made the link",
        ["link-opened"] = "Opened the link",
        ["check-tried"] = "Answered the check",
        ["check-passed"] = "Passed the check",
        ["check-failed"] = "Gave a wrong answer to the check",
        ["link-locked"] = "Locked the link after too many wrong answers",
        ["link-ended"] = "Ended the link",
        ["text-sent"] = "Sent the text with the link",
        ["text-refused"] = "Could not send the text: the number was refused",
        ["received-text-sent"] = "Sent the text that says it was received",
        ["received-text-refused"] = "Could not send the text that says it was received",
        ["agreed"] = "Agreed to send",
        ["upload-key-made"] = "Made the key for the upload",
        ["upload-reserved"] = "Added",
        ["upload-right-granted"] = "Gave leave to upload",
        ["upload-committed"] = "Completed the upload of",
        ["upload-removed"] = "Removed",
        ["media-received"] = "Received",
        ["media-sent"] = "Sent to the team",
        ["media-refused"] = "Could not use",
        ["sanitising-started"] = "Started to check and prepare",
        ["media-sealed"] = "Prepared and encrypted",
        ["media-filed"] = "Put in the health record",
        ["media-viewed"] = "Viewed",
        ["media-acknowledged"] = "Reviewed",
        ["item-set-aside"] = "Set aside for a person to look at",
        ["original-destroyed"] = "Destroyed the original of",
        ["upload-key-destroyed"] = "Destroyed the key for the upload",
        ["rendition-erased"] = "Erased",
    };

    /// <summary>What happened: "Viewed photo 2 (preview)".</summary>
    public static string InWords(this TrailLine line, IReadOnlyList<ItemSheet> items) =>
        string.Join(' ', new[] { ActionOf(line.Action), ObjectOf(line.Object, items), ReasonOf(line) }.Where(word => word.Length > 0));

    private static string ActionOf(string action) =>
        Actions.GetValueOrDefault(action) ?? $"{char.ToUpperInvariant(action[0])}{action[1..].Replace('-', ' ')}";

    private static string ObjectOf(string name, IReadOnlyList<ItemSheet> items) => name switch
    {
        _ when !name.StartsWith(MediaItem.Prefix, StringComparison.Ordinal) => string.Empty,
        _ when items.FirstOrDefault(sheet => sheet.Item.RowKey == name) is { } sheet => sheet.Item.NameInWords().ToLowerInvariant(),
        _ => "a file that was removed",
    };

    private static string ReasonOf(TrailLine line) => line switch
    {
        { Reason: null } => string.Empty,
        { Action: "media-viewed", Reason: "kept" } => "(full size)",
        _ => $"({line.Reason})",
    };
}
