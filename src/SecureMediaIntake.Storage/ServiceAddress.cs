namespace SecureMediaIntake.Storage;

/// <summary>What the address of a service must be. A development service in production would hold patients' media on somebody's laptop.</summary>
internal static class ServiceAddress
{
    /// <summary>The account that every copy of the storage emulator has, with a key that everybody knows.</summary>
    private const string EmulatorAccount = "devstoreaccount1";

    /// <returns>Why it cannot be used, beginning with the setting's name; null when it can.</returns>
    public static string? Problem(string setting, Uri? address, bool development)
    {
        if (address is not { IsAbsoluteUri: true })
        {
            return $"{setting} is missing or not an absolute address.";
        }

        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return $"{setting} must begin with https://.";
        }

        if (address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            return $"{setting} must not carry a signature or a password: identity is the only way in.";
        }

        if (development)
        {
            return null;
        }

        return address.IsLoopback || address.OriginalString.Contains(EmulatorAccount, StringComparison.OrdinalIgnoreCase)
            ? $"{setting} names a service of this machine, which only Development may use."
            : null;
    }
}
