namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>The function app's settings in the local world: docs/settings.md, line for line.</summary>
internal static class AppSettings
{
    /// <summary>The vault's key and secret that belong to the service and to no organisation.</summary>
    public const string ServiceKey = "service";

    public const string ServiceSecret = "service-cookies";

    /// <summary>Of the one organisation that has a system which is told.</summary>
    public const string WebhookSecret = "webhooks-x26t1";

    public static IReadOnlyDictionary<string, string> For(WorldParts parts, string scratch, IReadOnlyDictionary<string, string> overrides)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Site__PublicOrigin"] = parts.PublicOrigin.GetLeftPart(UriPartial.Authority),
            ["Storage__BlobServiceUri"] = parts.Storage.Account.BlobUri.ToString(),
            // One account here: the local one has no soft delete and no versions to begin with.
            ["Storage__IntakeServiceUri"] = parts.Storage.Account.BlobUri.ToString(),
            ["Storage__TableServiceUri"] = parts.Storage.Account.TableUri.ToString(),
            ["MediaQueues__queueServiceUri"] = parts.Storage.Account.QueueUri.ToString(),
            ["ManagedIdentity__ClientId"] = parts.Issuer.ClientId,
            ["Vault__Uri"] = parts.Vault.Address.ToString(),
            ["Vault__ServiceKey"] = ServiceKey,
            ["Vault__ServiceSecret"] = ServiceSecret,
            // Azurite refuses the create-only right that is bound to single blocks.
            ["Storage__BlockOnlyRights"] = "false",
            ["SignIn__Instance"] = parts.SignIn.Instance.ToString(),
            ["SignIn__ClientId"] = parts.SignIn.ClientId,
            ["SignIn__ClientSecret"] = parts.SignIn.ClientSecret,
            ["Notify__BaseUri"] = parts.Texts.Address.ToString(),
            ["Notify__ApiKey"] = parts.Texts.ApiKey,
            ["Notify__Templates__en"] = PatientTemplate.Id,
            ["Notify__Templates__cy"] = PatientTemplate.Id,
            ["Notify__Templates__ar"] = PatientTemplate.Id,
            ["Notify__EmailTemplate"] = PatientTemplate.EmailId,
            ["Notify__ReceiptToken"] = parts.ReceiptToken,
            // A demo at night, and the tests' one patient, must have their texts too.
            ["Texts__From"] = "00:00:00",
            ["Texts__Until"] = "1.00:00:00",
            ["Texts__MostADay"] = "1000",
            ["Sandbox__ScratchFolder"] = scratch,
            ["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] = "33554432",
            // What the platform gives in Azure: the identity's endpoint, and trust in the services' certificates.
            ["IDENTITY_ENDPOINT"] = parts.Identity.Endpoint.ToString(),
            ["IDENTITY_HEADER"] = parts.Identity.Header,
            ["SSL_CERT_FILE"] = parts.Authority.BundleFile,
        };

        for (var n = 0; n < parts.Seed.Organisations.Count; n++)
        {
            AddOrganisation(settings, n, parts.Seed.Organisations[n], parts);
        }

        settings["Organisations__0__Webhooks__0__Address"] = parts.Webhooks.Address.ToString();
        settings["Organisations__0__Webhooks__0__Secret"] = WebhookSecret;
        settings["Webhooks__AllowPrivateAddresses"] = "true";

        if (parts.Scanner is { } scanner)
        {
            settings["Scan__Host"] = Scanner.ClamAvServer.Host;
            settings["Scan__Port"] = $"{scanner.Port}";
        }

        foreach (var (name, value) in overrides)
        {
            settings[name] = value;
        }

        return settings.Where(setting => setting.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Of every organisation of the local world.</summary>
    private static readonly (string Id, string Name, string Wanted, string Why)[] Templates =
    [
        ("wound", "Wound: 3 photos", "3 photos of your wound: 1 from an arm's length, 2 close up", "see how your wound is healing"),
        ("walking", "Walking: 1 video", "1 video of you walking 5 steps towards the camera and back", "see how you walk"),
    ];

    private static void AddOrganisation(Dictionary<string, string> settings, int n, SeedOrganisation organisation, WorldParts parts)
    {
        var prefix = $"Organisations__{n}__";
        settings[$"{prefix}Code"] = organisation.Code;
        settings[$"{prefix}Name"] = organisation.Name;
        settings[$"{prefix}PublicName"] = organisation.PublicName;
        settings[$"{prefix}Phone"] = organisation.Phone;
        settings[$"{prefix}Website"] = organisation.Website;
        settings[$"{prefix}TenantId"] = organisation.TenantId;
        settings[$"{prefix}VaultKey"] = organisation.VaultKey;
        settings[$"{prefix}RowSecret"] = organisation.RowSecret;
        settings[$"{prefix}FhirBaseUri"] = parts.CareRecord.BaseUri(organisation.Code).ToString();
        settings[$"{prefix}FhirAudience"] = organisation.FhirAudience;
        settings[$"{prefix}RecordIdentifierBase"] = organisation.RecordIdentifierBase;

        foreach (var (person, m) in organisation.Users.Where(user => user.FirstAdministrator).Select((user, m) => (user, m)))
        {
            settings[$"{prefix}FirstAdministrators__{m}"] = person.Oid;
        }

        foreach (var (code, m) in organisation.ShareWith.Select((code, m) => (code, m)))
        {
            settings[$"{prefix}ShareWith__{m}"] = code;
        }

        foreach (var (template, m) in Templates.Select((template, m) => (template, m)))
        {
            settings[$"{prefix}Templates__{m}__Id"] = template.Id;
            settings[$"{prefix}Templates__{m}__Name"] = template.Name;
            settings[$"{prefix}Templates__{m}__Wanted"] = template.Wanted;
            settings[$"{prefix}Templates__{m}__Why"] = template.Why;
        }

        // Said aloud, since the product does not start when a scan is wanted and there is no scanner.
        settings[$"{prefix}Scan"] = parts.Scanner is null ? "Off" : "Required";
    }
}
