using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>
/// That chosen media of a request are shown to the patient, or to a person outside, for some days. Row <c>view-link:{n}</c>; its rules are in <see cref="ViewLinkRules"/>.
/// Not an <see cref="UploadLink"/>: media leave here, so a second channel stands before them, and there is nothing to send that would use it up.
/// </summary>
public sealed record ViewLink : IRow
{
    public const string Prefix = "view-link:";

    /// <summary>The purpose under which <see cref="To"/> is sealed.</summary>
    public const string ToPurpose = "view-link-to";

    /// <summary>Checks that may fail in the life of a link, crashes between reserving and comparing included.</summary>
    public const int MaxTries = UploadLink.MaxTries;

    /// <summary>Sets of numbers that may be wrong in the life of a link: five blind tries hit six digits with 0.0005 %.</summary>
    public const int MaxNumberTries = 5;

    /// <summary>E-mails with numbers in the life of a link: three a day for seven days. A stranger with the text could else fill somebody's mailbox.</summary>
    public const int MaxNumbersSent = 21;

    public string RowKey => KeyOf(Number);

    public required int Number { get; init; }

    /// <summary>Made by the page: pressed twice it is one link.</summary>
    public required string Press { get; init; }

    public ViewLinkStatus Status { get; init; } = ViewLinkStatus.Issued;

    /// <summary>First instant (UTC) at which the link no longer works.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>What is shown: what arrives later is not.</summary>
    public required IReadOnlyList<ItemId> Items { get; init; }

    /// <summary><see cref="ShownTo"/> as JSON, under the record key.</summary>
    public required SealedText To { get; init; }

    /// <summary>Whether it is for somebody else than the patient. In the open, as the check is worded by it before anybody may open what is sealed.</summary>
    public bool ForAnother { get; init; }

    /// <summary>Of the text, the e-mail and the pages; <see cref="PatientLanguages"/>.</summary>
    public required string Language { get; init; }

    public required CheckKind Check { get; init; }

    /// <summary>As in <see cref="UploadLink.AnswerMac"/>.</summary>
    public required string AnswerMac { get; init; }

    /// <summary>Pseudonym of who made it.</summary>
    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Operations that hold a try of the check: reserved before the answer is compared, given back only when it was right.</summary>
    public IReadOnlyList<OperationId> Tries { get; init; } = [];

    /// <summary>The same for the numbers.</summary>
    public IReadOnlyList<OperationId> NumberTries { get; init; } = [];

    /// <summary>Rises with every passed check; browsers of an older epoch see nothing.</summary>
    public int Epoch { get; init; }

    /// <summary>The one browser that passed the check last, or null.</summary>
    public UploadSession? Session { get; init; }

    /// <summary>The numbers that are good now, or null: none were sent, or they were used.</summary>
    public ViewNumbers? Numbers { get; init; }

    /// <summary>How often numbers were sent.</summary>
    public int NumbersSent { get; init; }

    /// <summary>When somebody ended it; null while nobody did.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who stands in the trail for whoever looks.</summary>
    public string Actor => ForAnother ? Actors.Outsider : Actors.Patient;

    public int TriesLeft => MaxTries - Tries.Count;

    public int NumberTriesLeft => MaxNumberTries - NumberTries.Count;

    /// <summary>Last day on which it works.</summary>
    public DateOnly LastDay => UkTime.DayOf(EndsAt.AddTicks(-1));

    public static string KeyOf(int number) => $"{Prefix}{number}";

    /// <summary>What the link is at <paramref name="now"/>, the end included.</summary>
    public ViewLinkStatus StateAt(DateTimeOffset now) => Status switch
    {
        ViewLinkStatus.Issued or ViewLinkStatus.Opened or ViewLinkStatus.Checked or ViewLinkStatus.Verified when now >= EndsAt => ViewLinkStatus.Expired,
        _ => Status,
    };

    /// <summary>Whether somebody may look, or may yet: what can still be stopped.</summary>
    public bool IsLiveAt(DateTimeOffset now) =>
        StateAt(now) is ViewLinkStatus.Issued or ViewLinkStatus.Opened or ViewLinkStatus.Checked or ViewLinkStatus.Verified;
}

/// <summary>Reads view links from a snapshot.</summary>
public static class ViewLinkReading
{
    public static ViewLink? ViewLink(this RequestSnapshot request, int number) => request.Find<ViewLink>(Links.ViewLink.KeyOf(number));

    /// <summary>The changes that end every link which shows one of these items: they turned out not to be what it says.</summary>
    public static IReadOnlyList<ViewLink> EndedViewLinks(this RequestSnapshot request, IReadOnlyCollection<ItemId> items, DateTimeOffset now) =>
    [
        .. request.All<ViewLink>().Where(link => link.IsLiveAt(now) && link.Items.Any(items.Contains))
            .Select(link => link with { Status = ViewLinkStatus.Revoked, EndedAt = now }),
    ];
}
