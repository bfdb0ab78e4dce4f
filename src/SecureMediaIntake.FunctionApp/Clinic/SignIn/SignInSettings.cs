using SecureMediaIntake.FunctionApp.Start;

namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>Our registration with Entra: one multi-tenant application, for people in the portal and for systems at the API.</summary>
/// <param name="Instance">Origin of the sign-in, such as <c>https://login.microsoftonline.com/</c>.</param>
internal sealed record SignInSettings(Uri Instance, string ClientId, string ClientSecret)
{
    public const string Section = "SignIn";

    /// <summary>Where every tenant's people sign in, and where the keys of every tenant's tokens are.</summary>
    public string Authority => $"{Origin}/organizations/v2.0";

    private string Origin => Instance.GetLeftPart(UriPartial.Authority);

    /// <exception cref="SettingsException">What is missing or wrong: an app without a sign-in must not start.</exception>
    public static SignInSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);

        return Uri.TryCreate(section["Instance"], UriKind.Absolute, out var instance)
            && instance is { Scheme: "https", PathAndQuery: "/", UserInfo: "" }
            ? new(instance, Filled(section, "ClientId"), Filled(section, "ClientSecret"))
            : throw new SettingsException($"{Section}:Instance must be an https origin without a path.");
    }

    /// <summary>What a token of this tenant names as its issuer.</summary>
    /// <remarks>https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference, <c>iss</c> of version 2.0 tokens.</remarks>
    public string IssuerOf(Guid tenant) => $"{Origin}/{tenant:D}/v2.0";

    /// <summary>The secret is in here: it must not be printed with the rest.</summary>
    public override string ToString() => "sign-in settings";

    private static string Filled(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } value ? value : throw new SettingsException($"{section.Path}:{name} is missing.");
}
