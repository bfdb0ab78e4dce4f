using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Capture;

/// <summary>How it is known that the patient agrees to photos that staff take.</summary>
public enum ConsentGiven
{
    /// <summary>Nothing was chosen.</summary>
    None,

    Spoken,

    Written,

    /// <summary>The patient cannot agree, and it is in their best interests (Mental Capacity Act 2005, section 4).</summary>
    BestInterests,

    /// <summary>They did not agree: then nothing is taken.</summary>
    Refused,
}

/// <summary>That somebody of the staff asked for consent before the camera opened, how it was given, and when. Row <c>staff-consent</c>.</summary>
public sealed record StaffConsent : IRow
{
    public const string Key = "staff-consent";

    public string RowKey => Key;

    public required ConsentGiven Given { get; init; }

    /// <summary>Pseudonym of who says so.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
