using Microsoft.Extensions.Options;

using SecureMediaIntake.Domain.Sealing;

namespace SecureMediaIntake.FunctionApp.Scanning;

internal static class ScanServices
{
    public static IServiceCollection AddScanning(this IServiceCollection services)
    {
        services.AddOptions<ScanOptions>().BindConfiguration(ScanOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(of => of.GetRequiredService<IOptions<ScanOptions>>().Value)
            .AddSingleton<ClamWire>()
            .AddSingleton<ScanReach>()
            .AddSingleton<ScannerHealth>()
            .AddSingleton<IScanner, ClamScanner>()
            .AddHostedService<ScannerCheck>();
    }
}
