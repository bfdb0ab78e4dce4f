using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SecureMediaIntake.Domain.Sanitising;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Everything that sanitising needs; what others use of it is <see cref="ISanitiser"/>, <see cref="IScratchFolders"/> and <see cref="SandboxState"/>.</summary>
internal static class SandboxServices
{
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SandboxState>();
        services.AddSingleton<ScratchFolders>();
        services.AddSingleton<IScratchFolders>(provider => provider.GetRequiredService<ScratchFolders>());
        services.AddSingleton<BubblewrapSandbox>();
        services.AddSingleton<LandlockSandbox>();
        services.AddSingleton<ISandbox>(provider => provider.GetRequiredService<IOptions<SandboxOptions>>().Value.Kind switch
        {
            SandboxKind.Landlock => provider.GetRequiredService<LandlockSandbox>(),
            _ => provider.GetRequiredService<BubblewrapSandbox>(),
        });
        services.AddSingleton<ToolVersions>();
        services.AddSingleton<VideoInspection>();
        services.AddSingleton<ISanitiser, SandboxedSanitiser>();
        services.AddSingleton<SandboxSelfTest>();
        services.AddHostedService(provider => provider.GetRequiredService<SandboxSelfTest>());
        return services;
    }
}
