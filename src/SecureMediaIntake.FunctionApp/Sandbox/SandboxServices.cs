using System.Diagnostics.Metrics;

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Audit;
using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.FunctionApp.Telemetry;

namespace SecureMediaIntake.FunctionApp.Sandbox;

/// <summary>Everything that sanitising needs; what others use of it is <see cref="ISanitiser"/>, <see cref="IScratchFolders"/> and <see cref="SandboxState"/>.</summary>
internal static class SandboxServices
{
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Meter(JourneyMeter.Name));
        services.TryAddSingleton<PipelineMeter>();
        services.AddSingleton<SandboxState>();
        services.AddSingleton<ScratchFolders>();
        services.AddSingleton<IScratchFolders>(provider => provider.GetRequiredService<ScratchFolders>());
        services.AddSingleton<BubblewrapSandbox>();
        services.AddSingleton<LandlockSandbox>();
        services.AddSingleton<ISandbox>(provider => new MeasuredSandbox(
            provider.GetRequiredService<IOptions<SandboxOptions>>().Value.Kind switch
            {
                SandboxKind.Landlock => provider.GetRequiredService<LandlockSandbox>(),
                _ => provider.GetRequiredService<BubblewrapSandbox>(),
            },
            provider.GetRequiredService<PipelineMeter>()));
        services.AddSingleton<ToolVersions>();
        services.AddSingleton<VideoInspection>();
        services.AddSingleton<ISanitiser, SandboxedSanitiser>();
        services.AddSingleton<SandboxSelfTest>();
        services.AddHostedService(provider => provider.GetRequiredService<SandboxSelfTest>());
        return services;
    }
}
