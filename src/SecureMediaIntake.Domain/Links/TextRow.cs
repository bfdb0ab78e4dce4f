using System.Diagnostics;
using System.Globalization;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// One text that the patient is to get, or got. Row <c>text:{name}</c>: one name for each kind, so that no race and no repeat can owe the same text
/// twice.
/// </summary>
public sealed record TextRow : IRow
{
    public const string Prefix = "text:";

    private const string OfLink = "link-";
    private const string OfView = "view-link-";

    public string RowKey => $"{Prefix}{Name}";

    public required TextKind Kind { get; init; }

    /// <summary>Number of the link that a <see cref="TextKind.Request"/>, <see cref="TextKind.NewLink"/> or <see cref="TextKind.ViewLink"/> brings; 0 for the others.</summary>
    public int Link { get; init; }

    /// <summary>Not before this. Moved on by the night, by a number that had its texts of the day, by a patient who is still at it.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public TextState State { get; init; } = TextState.Owed;

    /// <summary>When it became what <see cref="State"/> says, or null while it is owed.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the operator said last, or null.</summary>
    public TextReceipt? Receipt { get; init; }

    public DateTimeOffset? ReceiptAt { get; init; }

    /// <summary>Whether the patient certainly does not have it.</summary>
    public bool Failed => State is TextState.Refused || Receipt is not (null or TextReceipt.Delivered);

    private string Name => Kind switch
    {
        TextKind.Request or TextKind.NewLink => $"{OfLink}{Link.ToString(CultureInfo.InvariantCulture)}",
        TextKind.Reminder => "reminder",
        TextKind.NotSent => "not-sent",
        TextKind.Received => "received",
        TextKind.CouldNotUse => "could-not-use",
        TextKind.Seen => "seen",
        TextKind.Cancelled => "cancelled",
        TextKind.ViewLink => $"{OfView}{Link.ToString(CultureInfo.InvariantCulture)}",
        _ => throw new UnreachableException($"Text kind {Kind} has no name."),
    };

    public static TextRow OfRequest(int link, DateTimeOffset due) => new() { Kind = TextKind.Request, Link = link, DueAt = due };

    public static TextRow OfNewLink(int link, DateTimeOffset due) => new() { Kind = TextKind.NewLink, Link = link, DueAt = due };

    public static TextRow OfViewLink(int link, DateTimeOffset due) => new() { Kind = TextKind.ViewLink, Link = link, DueAt = due };

    public static string KeyOf(TextKind kind) => new TextRow { Kind = kind, DueAt = default }.RowKey;

    public static string KeyOfLink(int link) => OfRequest(link, default).RowKey;
}

/// <summary>The name by which the text service knows a text: opaque ids and a kind, nothing about the patient.</summary>
public static class TextReference
{
    private const char Between = '.';

    public static string Of(RequestId request, TextRow text) => $"{request}{Between}{text.RowKey[TextRow.Prefix.Length..]}";

    /// <summary>False for what is no reference of ours; whether there is such a text is the request's to say.</summary>
    public static bool TryParse(string? reference, out RequestId request, out string rowKey)
    {
        var parts = (reference ?? string.Empty).Split(Between);
        var ours = Ids.TryParse(parts[0], out request) && parts.Length == 2;
        rowKey = ours ? $"{TextRow.Prefix}{parts[1]}" : string.Empty;
        return ours;
    }
}
