using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Requests;

/// <summary>What a clinician asks of a patient. Personal: it is stored only sealed.</summary>
/// <param name="Patient">Whom the media are of, as the care record knows them.</param>
/// <param name="Mobile">Where the text goes, E.164.</param>
/// <param name="Wanted">What to send, in words that the patient reads: "3 photos of your left leg".</param>
/// <param name="Why">Why, in words that the patient reads.</param>
/// <param name="RequesterName">Who asks, for colleagues.</param>
/// <param name="PrivateArea">Whether a private area was asked for. Its absence is not written: what was sealed before there was a choice reads the same.</param>
/// <param name="Retake">Why it is asked again; the patient reads it with the tips.</param>
public sealed record Asked(
    PatientFacts Patient,
    string Mobile,
    string Wanted,
    string Why,
    string RequesterName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool PrivateArea = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] RetakeReason Retake = RetakeReason.None)
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

    /// <summary>Years of age from which a person is no child (Children Act 1989, section 105).</summary>
    public const int AdultAge = 18;

    public bool IsChildOn(DateOnly day) => AgeOn(day) < AdultAge;

    /// <remarks>Who is born on 29 February grows older on 1 March (and on 29 February itself): the day's number within the year decides.</remarks>
    public int AgeOn(DateOnly day) =>
        day.Year - BirthDate.Year - ((day.Month, day.Day).CompareTo((BirthDate.Month, BirthDate.Day)) < 0 ? 1 : 0);

    public override string ToString() => "patient";
}

[JsonSerializable(typeof(Asked))]
public sealed partial class AskedJson : JsonSerializerContext;
