namespace SecureMediaIntake.FunctionApp.Clinic.SignIn;

/// <summary>Names of the ways to be known here. Endpoints name theirs: nothing is ever tried in turn.</summary>
internal static class SignInSchemes
{
    /// <summary>The portal's session.</summary>
    public const string Cookie = "clinic";

    /// <summary>The sign-in with the organisation's own account, which starts a session.</summary>
    public const string WorkAccount = "work-account";

    /// <summary>The policy of the portal's pages.</summary>
    public const string Policy = "clinic";
}
