using System.Diagnostics;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Clinic.Words;

/// <summary>What became of each text, as a clinician needs to know it.</summary>
internal static class TextSheetWords
{
    /// <summary>What the text is, inside a sentence. By the row's key, which is all that the trail keeps.</summary>
    public static string NameOf(string rowKey) => rowKey[TextRow.Prefix.Length..] switch
    {
        "link-1" => "the text with the link",
        "reminder" => "the reminder",
        "not-sent" => "the text about files that wait",
        "received" => "the text that says it was received",
        "could-not-use" => "the text about files that we could not open",
        "seen" => "the text that says it was looked at",
        "cancelled" => "the text that says it was cancelled",
        var name when name.StartsWith("view-link-", StringComparison.Ordinal) => "the text with the link to photos",
        _ => "the text with the new link",
    };

    public static string TitleInWords(this TextRow text) => text.Kind switch
    {
        TextKind.Request => "Request",
        TextKind.NewLink => "New link",
        TextKind.Reminder => "Reminder",
        TextKind.NotSent => "Files are waiting",
        TextKind.Received => "Received",
        TextKind.CouldNotUse => "Could not use",
        TextKind.Seen => "Looked at",
        TextKind.Cancelled => "Cancelled",
        TextKind.ViewLink => "Photos to see",
        _ => throw new UnreachableException($"Text kind {text.Kind} has no title."),
    };

    /// <summary>"Text not delivered" comes first where it holds: it is what somebody must act on.</summary>
    public static string StateInWords(this TextRow text) => text switch
    {
        { State: TextState.Refused } => "Text not delivered. The text service refused the number.",
        { Receipt: TextReceipt.PermanentFailure } => "Text not delivered. There is no such number.",
        { Receipt: TextReceipt.TemporaryFailure } => "Text not delivered. The phone was off or full.",
        { Receipt: TextReceipt.TechnicalFailure } => "Text not delivered. The text service failed.",
        { Receipt: TextReceipt.Delivered, ReceiptAt: { } at } => $"Delivered {UkTime.DateAndTime(at)}.",
        { State: TextState.Sent, At: { } at } => $"Sent {UkTime.DateAndTime(at)}. No receipt yet.",
        { State: TextState.Owed } => $"Goes out on {UkTime.DateAndTime(text.DueAt)} at the earliest, if it is still needed.",
        _ => "Not sent.",
    };

    /// <summary>What became of the newest one, for whoever does not open the list; null while there is none.</summary>
    public static string? LatestInWords(this IReadOnlyList<TextRow> texts) =>
        texts.LastOrDefault(text => text.State is not TextState.Owed) is { } latest ? $"{latest.TitleInWords()}: {latest.StateInWords()}" : null;

    /// <summary>Whether a new link is to be had: until the patient has sent or the request is cancelled.</summary>
    public static bool CanHaveNewLink(this Domain.Viewing.RequestSheet sheet) =>
        sheet.Head is { Status: RequestStatus.Open, TakenByStaff: false } && sheet.Link is not LinkStatus.Consumed;
}
