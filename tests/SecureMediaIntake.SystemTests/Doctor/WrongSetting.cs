using System.Net;
using System.Net.Sockets;

using SecureMediaIntake.LocalWorld;

namespace SecureMediaIntake.SystemTests.Doctor;

/// <summary>A deployment whose settings are wrong in one place.</summary>
/// <param name="Settings">What is set otherwise; an empty value leaves it out.</param>
/// <param name="Check">The check that must name it.</param>
/// <param name="Wrong">Words of what is wrong.</param>
/// <param name="Cure">Words of what to do.</param>
/// <param name="AlsoBy">Checks that rightly see it too.</param>
internal sealed record WrongSetting((string Name, string Value)[] Settings, string Check, string Wrong, string Cure, params string[] AlsoBy)
{
    public static IReadOnlyList<WrongSetting> All(World world)
    {
        var nowhere = $"https://127.0.0.1:{FreePort()}";
        return
        [
            new([("Vault__ServiceKey", "")], "settings", "Vault:ServiceKey", "docs/settings.md", "vault"),
            new([("IDENTITY_HEADER", "of-another-machine")], "identity", "gets no token", "az containerapp exec",
                "clock", "tables", "containers", "queues", "poison", "backlog", "origins", "lifecycle", "vault", "keys", "administrators"),
            new([("Vault__Uri", nowhere)], "vault", "does not answer", "Vault__Uri", "keys"),
            new([("Organisations__0__FhirBaseUri", $"{nowhere}/fhir")], "records", "no R4 CapabilityStatement", "/metadata"),
            new([("Notify__ApiKey", OfAnotherSecret(world.Texts.ApiKey))], "texts", "does not take the key", "Make a new live key"),
            new([("Notify__BaseUri", nowhere)], "texts", "does not answer", "Notify__BaseUri"),
            new([("Organisations__0__TenantId", Guid.CreateVersion7().ToString())], "sign-in", "does not know the tenant", "TenantId"),
            new([("Organisations__0__FirstAdministrators__0", "")], "administrators", "Nobody is administrator", "smi clinician add"),
            new([("Sandbox__Bubblewrap", "/usr/bin/no-such-bwrap")], "tools", "It is not there", "infra/Dockerfile", "sandbox"),
            new([("Sandbox__SanitiserFolder", "/usr/share/no-such-sanitiser")], "tools", "It is not there", "Sandbox__SanitiserFolder", "sandbox"),
            new([("Organisations__0__Scan", "Required"), ("Scan__Host", "127.0.0.1"), ("Scan__Port", nowhere.Split(':')[^1])], "scanner", "does not answer", "Scan__Host"),
            new([("Site__PublicOrigin", nowhere)], "address", "Nothing answers there", "DNS", "app", "origins"),
        ];
    }

    /// <summary>The form is a key's, and it opens nothing.</summary>
    private static string OfAnotherSecret(string key) => $"{key[..^1]}{(key[^1] == '0' ? '1' : '0')}";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
