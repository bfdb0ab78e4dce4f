using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.CommandLine.Doctor.Checks;

namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>The checks. A new one: a class in Checks/, a line here, a line in docs/command-line.md, and a fault in the system test.</summary>
internal static class DoctorServices
{
    /// <summary>In the order in which they are told. The names stand here too, so that help and completion need no settings.</summary>
    public static IReadOnlyList<(string Name, Type Check)> All { get; } =
    [
        ("identity", typeof(IdentityCheck)),
        ("clock", typeof(ClockCheck)),
        ("tables", typeof(TablesCheck)),
        ("containers", typeof(ContainersCheck)),
        ("queues", typeof(QueuesCheck)),
        ("poison", typeof(PoisonCheck)),
        ("backlog", typeof(BacklogCheck)),
        ("strangers", typeof(StrangersCheck)),
        ("origins", typeof(OriginsCheck)),
        ("lifecycle", typeof(LifecycleCheck)),
        ("vault", typeof(VaultCheck)),
        ("keys", typeof(KeysCheck)),
        ("records", typeof(RecordsCheck)),
        ("texts", typeof(TextsCheck)),
        ("sign-in", typeof(SignInCheck)),
        ("administrators", typeof(AdministratorsCheck)),
        ("holidays", typeof(HolidaysCheck)),
        ("tools", typeof(ToolsCheck)),
        ("sandbox", typeof(SandboxCheck)),
        ("scanner", typeof(ScannerCheck)),
        ("address", typeof(AddressCheck)),
        ("app", typeof(AppCheck)),
    ];

    /// <summary>Every name, that of the settings first.</summary>
    public static IReadOnlyList<string> Names { get; } = [SettingsCheck.Name, .. All.Select(one => one.Name)];

    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.AddHttpClient(Web.ClientName, client => client.Timeout = Web.Limit)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<Web>();

        foreach (var (_, check) in All)
        {
            services.AddSingleton(check);
        }

        return services;
    }
}
