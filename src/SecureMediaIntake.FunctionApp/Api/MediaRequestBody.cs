using System.Text.Json.Serialization;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>What a system sends to ask for media.</summary>
/// <param name="NhsNumber">Ten digits, spaces allowed.</param>
/// <param name="BirthDate">ISO 8601 date.</param>
/// <param name="Mobile">UK mobile number.</param>
/// <param name="Wanted">What to send, in words that the patient reads.</param>
/// <param name="Why">Why, in words that the patient reads.</param>
/// <param name="Days">1, 3, 7 or 14.</param>
/// <param name="Word">The agreed word; absent to ask for the date of birth.</param>
/// <param name="Language">Of the text and pages: en (also when absent), cy, ar.</param>
/// <param name="KeepSound">Whether videos keep their sound; absent for yes.</param>
/// <param name="UpTo4K">Whether videos keep up to 3,840 × 2,160 pixels; absent for 1,920 × 1,080.</param>
/// <param name="ForAnother">Whether a parent or carer answers for the patient; absent for no.</param>
/// <param name="PrivateArea">Whether a private area is asked for; absent for no. Never of anybody under 18.</param>
/// <param name="OfferedAnotherWay">That another way was offered first; needed for a private area.</param>
/// <param name="LookWithinDays">1, 2, 7 or 14: within how many days of sending somebody will look, as the patient is told; absent to promise nothing.</param>
/// <param name="Team">Id of the team that looks; absent for every clinician of the organisation.</param>
internal sealed record MediaRequestBody(
    string NhsNumber, DateOnly BirthDate, string Mobile, string Wanted, string Why, int Days, string? Word = null,
    string? Language = null, bool KeepSound = true, bool UpTo4K = false,
    bool ForAnother = false, bool PrivateArea = false, bool OfferedAnotherWay = false, int? LookWithinDays = null, string? Team = null)
{
    public RequestForm ToForm(string idempotencyKey) => new(
        NhsNumber, BirthDate, Mobile, Wanted, Why, Days, Word, idempotencyKey, Language ?? PatientLanguages.English, new(WithoutSound: !KeepSound, UpTo4K))
    {
        ForAnother = ForAnother,
        PrivateArea = PrivateArea,
        OfferedAnotherWay = OfferedAnotherWay,
        LookWithinDays = LookWithinDays,
        Team = Team,
    };

    public override string ToString() => "media request body";
}

/// <summary>Strict on the way in: what is not understood is refused, never skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    MaxDepth = 2)]
[JsonSerializable(typeof(MediaRequestBody))]
internal sealed partial class MediaRequestBodyJson : JsonSerializerContext;
