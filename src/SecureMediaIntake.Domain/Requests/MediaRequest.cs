using SecureMediaIntake.Domain.Audit;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>
/// The head row of a request: what was asked of whom, by whom, and the ends of its trail and outbox. Every change of the request replaces
/// this row under its ETag, so two changes can never both happen unseen by each other.
/// </summary>
public sealed record MediaRequest : IRow
{
    public const string Key = "request";

    public string RowKey => Key;

    public required RequestId Id { get; init; }

    /// <summary>ODS code of the owner. Every page, link and range asks this first.</summary>
    public required string Organisation { get; init; }

    public required RequestStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>First instant (UTC) at which the request's links no longer work.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Language of the texts and pages, chosen by who asked; <see cref="PatientLanguages"/>. Requests older than the choice are in English.</summary>
    /// <remarks>In the open, as the first page is written in it before anybody may open what is sealed.</remarks>
    public string Language { get; init; } = PatientLanguages.English;

    /// <summary>Pseudonym of the clinician who asked; the name lies sealed in an <see cref="ActorRow"/>.</summary>
    public required string Requester { get; init; }

    /// <summary>Name of the list of who asked (<see cref="IPersonMarks"/>); null for systems, and in requests that are older than lists.</summary>
    public string? RequesterList { get; init; }

    /// <summary>Id of the team that looks, or null: <see cref="RequestTargets"/>. In the open, as lists are made by it; an id tells nobody what it is for.</summary>
    public string? Team { get; init; }

    /// <summary><see cref="Requests.Asked"/> as JSON, under the record key.</summary>
    public required SealedText Asked { get; init; }

    /// <summary>MAC of what was asked: tells a repeated click from the same key used for something else.</summary>
    public required string AskedMac { get; init; }

    /// <summary>Whether texts leave the patient's name out, as where others may read the phone.</summary>
    public bool WithoutName { get; init; }

    /// <summary>Whether somebody of the staff takes the photos (Capture): no patient is asked, and nobody is texted.</summary>
    public bool TakenByStaff { get; init; }

    public VideoWishes Videos { get; init; }

    /// <summary>Whether somebody answers for the patient. In the open, as the check is worded by it before anybody may open what is sealed.</summary>
    public bool ForAnother { get; init; }

    /// <summary>Days after sending within which the team will look, as the patient is told; 0 when nothing was promised.</summary>
    public int LookWithinDays { get; init; }

    /// <summary>Whether nobody was asked: it holds media that had lain with another patient and were moved here.</summary>
    public bool IsMovedIn { get; init; }

    public TrailHead Trail { get; init; } = TrailHead.Start;

    /// <summary>Number of the next outbox row.</summary>
    public long NextEffect { get; init; } = 1;
}
