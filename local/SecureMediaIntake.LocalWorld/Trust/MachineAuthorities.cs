namespace SecureMediaIntake.LocalWorld.Trust;

/// <summary>Finds the file of certificate authorities that the machine trusts, where it has one.</summary>
internal static class MachineAuthorities
{
    // A file that the caller's environment names comes first: behind a company's proxy it is the one that works.
    private static readonly string[] Places =
    [
        "/etc/ssl/certs/ca-certificates.crt",       // Debian, Ubuntu, Alpine
        "/etc/pki/tls/certs/ca-bundle.crt",         // Fedora, Red Hat
        "/etc/ssl/ca-bundle.pem",                   // openSUSE
    ];

    /// <returns>PEM text; empty where the machine trusts nobody yet.</returns>
    public static string Read() =>
        Places.Prepend(Environment.GetEnvironmentVariable("SSL_CERT_FILE") ?? "").FirstOrDefault(File.Exists) is { } path
            ? File.ReadAllText(path)
            : "";
}
