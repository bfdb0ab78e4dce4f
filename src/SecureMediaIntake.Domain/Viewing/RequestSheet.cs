using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Capture;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sealing;
using SecureMediaIntake.Domain.Uploads;

namespace SecureMediaIntake.Domain.Viewing;

/// <summary>All that a clinician may read of one request, opened.</summary>
/// <param name="Texts">Those that are out or under way, oldest first.</param>
public sealed record RequestSheet(
    MediaRequest Head,
    Asked Asked,
    LinkStatus Link,
    int LinkNumber,
    int LinkTriesLeft,
    IReadOnlyList<TextRow> Texts,
    IReadOnlyList<ItemSheet> Items,
    IReadOnlyList<TrailEntry> Trail)
{
    public required PatientAnswers Answers { get; init; }

    /// <summary>Who looks; null for the whole organisation, and for a team that is no more.</summary>
    public Team? Team { get; init; }

    /// <summary>What whoever of the staff took the photos recorded of the patient's consent; null where the patient sent them.</summary>
    public StaffConsent? StaffConsent { get; init; }

    /// <summary>How many notes there are, and how many of them this reader has not seen.</summary>
    public (int Count, int New) Notes { get; init; }

    /// <summary>With whom media of it are shared, or somebody wants them to be.</summary>
    public IReadOnlyList<SharedTo> Shares { get; init; } = [];

    /// <summary>To whom outside media of it are shown, or were, the newest first.</summary>
    public IReadOnlyList<ShownOutside> ViewLinks { get; init; } = [];

    /// <summary>What was said to be of another patient, oldest first.</summary>
    public IReadOnlyList<MisfileSheet> Misfiles { get; init; } = [];

    /// <summary>Whether whoever opened it may say that media are not of this patient.</summary>
    public bool MayReportMisfile { get; init; }

    /// <summary>Whether whoever opened it may be the second person who agrees.</summary>
    public bool MayAgreeAsSecond { get; init; }

    /// <summary>Whether whoever opened it may share.</summary>
    public bool MayShare { get; init; }

    /// <summary>Whether whoever opened it may take photos of the patient.</summary>
    public bool MayTakePhotos { get; init; }

    /// <summary>Whether whoever opened it may look at the media: private areas are not for the whole team.</summary>
    public bool MayViewMedia { get; init; }

    public required RequestProgress Progress { get; init; }

    /// <summary>Who sees to it.</summary>
    public required CareSheet Care { get; init; }

    /// <summary>Whether this reader said that it is their patient: <see cref="ConfirmPatient"/>.</summary>
    public required bool IsConfirmed { get; init; }

    /// <summary>Whether the media are hidden from this reader until they say why they need to see them: <see cref="ShowPrivateMedia"/>.</summary>
    public required bool IsHidden { get; init; }

    public override string ToString() => "request sheet";
}

/// <summary>What the patient, or whoever holds the text, said beside what they sent.</summary>
/// <param name="Reports">Said before the check, by whoever that was; oldest first.</param>
/// <param name="Declined">That they said no after the check, or null.</param>
/// <param name="Agreement">What they agreed to, or null.</param>
/// <param name="Note">What they wrote, once it was sent; or null.</param>
/// <param name="LookBy">By when they were told that somebody will have looked; or null.</param>
public sealed record PatientAnswers(IReadOnlyList<LinkReport> Reports, Declined? Declined, Agreement? Agreement, string? Note, DateOnly? LookBy)
{
    public override string ToString() => "patient answers";
}

/// <summary>One item with what each stage knows of it; a refused one has a report and nothing else.</summary>
/// <param name="MayBeSeen">Whether whoever opened the sheet may look at it: <see cref="ViewRules"/> and <see cref="AccessRules"/>.</param>
public sealed record ItemSheet(MediaItem Item, bool MayBeSeen, Rendition? Rendition, SanitisingReport? Report, FiledEntry? Filed)
{
    public override string ToString() => "item sheet";
}

/// <summary>A line of the trail with the name behind its pseudonym.</summary>
/// <param name="Said">The reason that they wrote, opened; or null.</param>
public sealed record TrailEntry(TrailLine Line, string ActorName, string? Said = null)
{
    /// <summary>ODS code of whose person it was; null for nobody of the staff, and where it was not asked.</summary>
    public string? Organisation { get; init; }

    public override string ToString() => "trail entry";
}

/// <summary>One line of the list of requests.</summary>
public sealed record RequestLine(
    RequestId Id, string PatientName, string Wanted, DateTimeOffset CreatedAt, string RequesterName, RequestProgress Progress, int Items)
{
    public override string ToString() => "request line";
}

/// <summary>A view link as the request's page lists it.</summary>
public sealed record ShownOutside(int Number, string Name, string? Relation, DateTimeOffset Until, ViewLinkStatus State)
{
    public static ShownOutside Of(ViewLink link, RecordKey key, DateTimeOffset now)
    {
        var to = ShownTo.Open(link, key);
        return new(link.Number, to.Name, to.Relation, link.EndsAt, link.StateAt(now));
    }

    public override string ToString() => "shown outside";
}

/// <param name="Id">Of the grant.</param>
public sealed record SharedTo(string Id, string Name, string Organisation, DateTimeOffset Until, GrantState State)
{
    /// <summary>What is shared or may yet be, and what somebody hoped to share and did not: that stays until it would have ended, or nobody would learn of it.</summary>
    public static bool IsShownAt(GrantRow grant, DateTimeOffset now) =>
        grant.IsOpenAt(now) || (grant.StateAt(now) is GrantState.Refused or GrantState.Unanswered && now < grant.Until);


    public override string ToString() => "shared to";
}
