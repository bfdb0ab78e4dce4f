namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>The one template of the patients' texts: the product brings the words (docs/settings.md).</summary>
internal static class PatientTemplate
{
    /// <summary>The same in every world, so that a stored setting stays right.</summary>
    public const string Id = "2c9e51c4-0a86-4d0f-b7a4-61d2c5b3f7e9";

    /// <summary>Of the e-mails with numbers.</summary>
    public const string EmailId = "7d0a4c0b-5f0e-4b59-9a3e-3c1f64f0c2d8";

    public static IReadOnlyDictionary<string, (string Subject, string Body)> Emails { get; } =
        new Dictionary<string, (string Subject, string Body)>(StringComparer.Ordinal) { [EmailId] = ("((subject))", "((text))") };

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { [Id] = "((text))" };
}
