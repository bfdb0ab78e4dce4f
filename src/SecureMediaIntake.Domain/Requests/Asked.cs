using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a clinician asks of a patient. Personal: it is stored only sealed.</summary>
/// <param name="Patient">Whom the media are of, as the care record knows them.</param>
/// <param name="Mobile">Where the text goes, E.164.</param>
/// <param name="Wanted">What to send, in words that the patient reads: "3 photos of your left leg".</param>
/// <param name="Why">Why, in words that the patient reads.</param>
/// <param name="RequesterName">Who asks, for colleagues.</param>
public sealed record Asked(PatientFacts Patient, string Mobile, string Wanted, string Why, string RequesterName)
{
    /// <summary>The purpose under which it is sealed.</summary>
    public const string Purpose = "asked";

    public override string ToString() => "asked";
}

/// <summary>The patient as matched in the care record when the request was made.</summary>
/// <param name="RecordId">Logical id of the FHIR Patient.</param>
/// <param name="RecordVersion">Its version at the match, or null where the server keeps none.</param>
public sealed record PatientFacts(string NhsNumber, string Family, string Given, DateOnly BirthDate, string RecordId, string? RecordVersion)
{
    /// <summary>How a text addresses them.</summary>
    [JsonIgnore]
    public string FirstName => Given.Split(' ')[0];

    public override string ToString() => "patient";
}

[JsonSerializable(typeof(Asked))]
public sealed partial class AskedJson : JsonSerializerContext;
