namespace SecureMediaIntake.LocalWorld.Texts;

/// <summary>A template with fields, such as services of the real one have, to try this one with.</summary>
internal static class RequestTemplate
{
    /// <summary>The same in every world, so that a stored setting stays right.</summary>
    public const string Id = "7b0d3c0e-5f0a-4c3e-9d55-2f6f0a4b8c11";

    public const string Body =
        "((first_name)), ((organisation)) asks you to send photos for your care. Use ((link)) by ((last_day)). Help: ((phone))";

    public static KeyValuePair<string, string> Entry => new(Id, Body);
}
