using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>One invitation: texted to a patient, or made for the phone of somebody of the staff. Row <c>link:{n}</c>; its rules are in <see cref="LinkRules"/>.</summary>
public sealed record UploadLink : IRow
{
    public const string Prefix = "link:";

    /// <summary>Checks that may fail in the life of a link, crashes between reserving and comparing included.</summary>
    /// <remarks>Five blind tries hit a birth date with 0.014 % (docs/design.md).</remarks>
    public const int MaxTries = 5;

    public string RowKey => KeyOf(Number);

    public required int Number { get; init; }

    public LinkStatus Status { get; init; } = LinkStatus.Issued;

    /// <summary>First instant (UTC) at which the link no longer works.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public required CheckKind Check { get; init; }

    /// <summary>HMAC of the right answer under a key derived from the record key, base64: a bare hash of 36,525 birth dates would protect nothing.</summary>
    public required string AnswerMac { get; init; }

    /// <summary>Pseudonym of the clinician for whose phone it was made, who then stands in the trail for all that is done with it; null for a patient's.</summary>
    public string? Holder { get; init; }

    /// <summary>Operations that hold a try: reserved before the answer is compared, given back only when it was right.</summary>
    public IReadOnlyList<OperationId> Tries { get; init; } = [];

    /// <summary>Rises with every passed check; uploads of an older epoch are refused.</summary>
    public int Epoch { get; init; }

    /// <summary>The one browser that may act now, or null.</summary>
    public UploadSession? Session { get; init; }

    /// <summary>When the patient pressed Send, or the end date sent what was there; null before, and in rows that are older than this member.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Whether the end date's duties were done; they are owed once, whatever state the link ended in.</summary>
    public bool EndNoted { get; init; }

    public string Actor => Holder ?? Actors.Patient;

    public int TriesLeft => MaxTries - Tries.Count;

    public static string KeyOf(int number) => $"{Prefix}{number}";

    /// <summary>What the link is at <paramref name="now"/>, the end date included.</summary>
    /// <param name="anyReceived">Whether at least one item reached Received: then the end date sends what is there instead of losing it.</param>
    public LinkStatus StateAt(DateTimeOffset now, bool anyReceived) => Status switch
    {
        LinkStatus.Verified when now >= EndsAt && anyReceived => LinkStatus.Consumed,
        LinkStatus.Issued or LinkStatus.Opened or LinkStatus.Verified when now >= EndsAt => LinkStatus.Expired,
        _ => Status,
    };

    /// <summary>When the link was spent; null while it is not, and where that was not kept.</summary>
    public DateTimeOffset? SpentAt(DateTimeOffset now, bool anyReceived) =>
        StateAt(now, anyReceived) != LinkStatus.Consumed ? null : Status == LinkStatus.Consumed ? SentAt : EndsAt;
}

/// <summary>Reads links from a snapshot.</summary>
public static class UploadLinkReading
{
    /// <summary>Whether the patient sent what there is; a link that ended with media received counts as sent.</summary>
    public static bool PressedSend(this RequestSnapshot request, DateTimeOffset now) =>
        request.All<UploadLink>().Any(link => link.StateAt(now, request.AnyReceived()) == LinkStatus.Consumed);

    /// <summary>Whether no browser can add anything any more.</summary>
    public static bool AllLinksEnded(this RequestSnapshot request, DateTimeOffset now) =>
        request.All<UploadLink>().All(link => link.StateAt(now, request.AnyReceived())
            is LinkStatus.Consumed or LinkStatus.Locked or LinkStatus.Revoked or LinkStatus.Expired);
}

/// <summary>What the patient is asked for.</summary>
public enum CheckKind
{
    /// <summary>Birth date of the person in the photos.</summary>
    DateOfBirth,

    /// <summary>A word spoken in the consultation.</summary>
    AgreedWord,

    /// <summary>Nothing: it is for staff, who hand it over on their own screen (Capture). No patient's door leads to it.</summary>
    Staff,
}
