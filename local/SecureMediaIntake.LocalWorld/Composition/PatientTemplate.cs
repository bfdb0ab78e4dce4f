namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>The one template of the patients' texts: the product brings the words (docs/settings.md).</summary>
internal static class PatientTemplate
{
    /// <summary>The same in every world, so that a stored setting stays right.</summary>
    public const string Id = "2c9e51c4-0a86-4d0f-b7a4-61d2c5b3f7e9";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { [Id] = "((text))" };
}
