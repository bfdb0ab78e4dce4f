namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>The template of the text that says "we have them"; docs/settings.md names its fields.</summary>
internal static class ReceivedTemplate
{
    /// <summary>The same in every world, so that a stored setting stays right.</summary>
    public const string Id = "2c9e51c4-0a86-4d0f-b7a4-61d2c5b3f7e9";

    private const string Body = "((first_name)), ((organisation)) has received what you sent. You need not do anything else. Help: ((phone))";

    public static IReadOnlyDictionary<string, string> Entry { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { [Id] = Body };
}
