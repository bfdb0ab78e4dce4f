using Hl7.Fhir.Model;

using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.CareRecord.Filing;

/// <summary>When the shutter was pressed, as far as FHIR may be told (docs/design.md, attachment.creation).</summary>
internal static class CaptureTimeMap
{
    private const int DateLength = 10;

    /// <summary>
    /// With an offset the instant; without one the date alone, since R4 wants a zone with every time and guessing one could move a picture
    /// by hours; unknown or later than its own sealing: nothing. Never the time of upload, which would look like an answer.
    /// </summary>
    public static FhirDateTime? Of(CaptureTime? captured, DateTimeOffset sealedAt) => captured switch
    {
        { } time when !time.IsPlausible(sealedAt) => null,
        { Offset: not null } time => new(time.ToString()),
        { } time => new(time.ToString()[..DateLength]),
        null => null,
    };

    /// <summary>What the camera's clock showed, where it cannot be said as an instant.</summary>
    public static string? ReadingOf(CaptureTime? captured) => captured is { Offset: null, IsDateOnly: false } time ? time.ToString() : null;
}
