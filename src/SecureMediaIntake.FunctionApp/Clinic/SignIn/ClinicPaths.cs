namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>Addresses of the portal that more than one place names.</summary>
internal static class ClinicPaths
{
    public const string Home = "/clinic";
    public const string LogIn = "/clinic/log-in";
    public const string LogInStart = "/clinic/log-in/start";
    public const string LoggedIn = "/clinic/logged-in";
    public const string LogOut = "/clinic/log-out";
    public const string LogOutWorkAccount = "/clinic/log-out/work-account";
    public const string LoggedOut = "/clinic/logged-out";
    public const string Inbox = "/clinic/inbox";
    public const string NotesForMe = "/clinic/notes";
    public const string Notices = "/clinic/notices";
    public const string NoAccess = "/clinic/no-access";
    public const string Callback = "/clinic/signin-oidc";
    public const string SignedOutCallback = "/clinic/signout-callback-oidc";

    /// <summary>Longest address to come back to, in characters; ours have under 120.</summary>
    private const int MaxReturn = 200;

    public static string With(string page, string? to) => $"{page}?to={Uri.EscapeDataString(ReturnTo(to))}";

    /// <summary>
    /// Where a person goes after the sign-in: a page of the portal, or its start. Whatever else stands in the query was put there by somebody
    /// who wants a trusted address to lead elsewhere.
    /// </summary>
    public static string ReturnTo(string? to) =>
        to is { Length: <= MaxReturn }
        && (Menu.Has(to) || to.StartsWith($"{Home}/requests", StringComparison.Ordinal) || to.StartsWith($"{Home}/shared/", StringComparison.Ordinal))
        && !to.Contains("..", StringComparison.Ordinal)
        && !to.Contains("//", StringComparison.Ordinal)
        && to.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '?' or '=')
            ? to
            : Home;
}
