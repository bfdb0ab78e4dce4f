using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.FunctionApp.Start;

/// <summary>Outside Development the app refuses to start with anything that belongs to a laptop: one forgotten setting must not weaken a hospital.</summary>
internal static class DevelopmentOnly
{
    private const string CrashPointSetting = "CrashPoints:Armed";

    private const string PrivateReceiversSetting = "Webhooks:AllowPrivateAddresses";

    private const string WideRightsSetting = "Storage:BlockOnlyRights";

    /// <summary>Every address that must not be this machine in production.</summary>
    private static readonly string[] Addresses =
    [
        "Site:PublicOrigin", "Storage:BlobServiceUri", "Storage:TableServiceUri", "Storage:IntakeServiceUri", "Storage:UploadAddress", "MediaQueues:queueServiceUri", "Vault:Uri",
        "SignIn:Instance", "Notify:BaseUri",
    ];

    /// <exception cref="SettingsException">Names the setting.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment, OrganisationDirectory organisations)
    {
        if (environment.IsDevelopment())
        {
            return;
        }

        foreach (var name in Addresses)
        {
            if (configuration[name] is { } value && IsLocal(value))
            {
                throw new SettingsException($"{name} belongs to a development machine, and this is not Development.");
            }
        }

        if (organisations.All.FirstOrDefault(o => IsLocal(o.FhirBaseUri.ToString())) is { } local)
        {
            throw new SettingsException($"The care record of {local.Code} is on a development machine, and this is not Development.");
        }

        if (organisations.All.FirstOrDefault(o => o.Webhooks.Any(one => IsLocal(one.Address.ToString()))) is { } told)
        {
            throw new SettingsException($"A webhook of {told.Code} is on a development machine, and this is not Development.");
        }

        if (configuration[PrivateReceiversSetting] is { } open && !(bool.TryParse(open, out var isOpen) && !isOpen))
        {
            throw new SettingsException($"{PrivateReceiversSetting} lets what is sent out reach our own network, and this is not Development.");
        }

        if (configuration[WideRightsSetting] is { } blockOnly && !(bool.TryParse(blockOnly, out var narrow) && narrow))
        {
            throw new SettingsException($"{WideRightsSetting} gives browsers more than they need, and this is not Development.");
        }

        if (configuration[CrashPointSetting] is not null)
        {
            throw new SettingsException("Crash points can be armed in Development only.");
        }
    }

    /// <summary>Arms the crash point that a fault test asked for.</summary>
    public static void ArmCrashPoint(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() && configuration[CrashPointSetting] is { Length: > 0 } armed)
        {
            CrashPoint.Arm(CrashOnce.At(armed));
        }
    }

    private static bool IsLocal(string value) =>
        value.Contains("devstoreaccount1", StringComparison.OrdinalIgnoreCase)
        || !Uri.TryCreate(value, UriKind.Absolute, out var uri)
        || uri.IsLoopback
        || uri.Scheme != Uri.UriSchemeHttps;
}
