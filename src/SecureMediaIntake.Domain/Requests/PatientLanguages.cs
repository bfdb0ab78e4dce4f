namespace SecureMediaIntake.Domain.Requests;

/// <summary>Languages in which patients can be written to, by their BCP 47 tags. The words are in the language files (docs/patient.md).</summary>
public static class PatientLanguages
{
    public const string English = "en";

    public const string Welsh = "cy";

    public const string Arabic = "ar";

    public static IReadOnlyList<string> All { get; } = [English, Welsh, Arabic];
}

/// <summary>
/// The languages that this service offers: those for which whoever runs it has texts. A language whose words nobody has reviewed stays away from
/// patients by having none. English is always among them.
/// </summary>
public sealed record OfferedLanguages(IReadOnlyList<string> Tags);
